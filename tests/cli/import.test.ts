/** `funnel import`: what it prints in each language, the dry run's findings, vanished deals, corrections, rejected rows. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { book, rowsOf } from "../import/zipFile.ts";
import { temporaryFolder } from "../db/workbook.ts";

const entry = fileURLToPath(new URL("../../out/cli/index.js", import.meta.url));

function funnel(...given: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...given], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const header = "Opportunity ID,Opportunity Name,Stage,Amount\n";

function scene() {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), header + text);
    return join(folder, name);
  };
  return { folder, workbook: join(folder, "w.funnel"), write };
}

it("prints the counts in the asked language", () => {
  const { workbook, write } = scene();
  const path = write("a.csv", "1,Alpha,Open,5\n2,Beta,Open,much\n");
  const told = (lang: string) =>
    funnel("import", path, "--workbook", workbook, "--dry-run", "--lang", lang).out;
  expect(told("en")).toContain(
    "2 rows: 1 added, 0 changed, 0 unchanged, 1 rejected\nnew pipelines (1): Sales\nnew stages (3): Open, Won, Lost\nrejected: “a.csv”, row 3",
  );
  expect(told("zh")).toContain(
    "共 2 行：新增 1，变更 0，未变 0，拒绝 1\n新增销售流程（1）：销售流程\n新增阶段（3）：Open、赢单、丢单\n拒绝：“a.csv”第 3 行",
  );
  expect(existsSync(workbook)).toBe(false);
});

it("carries what a dry run found as JSON, and closes vanished deals where told to", () => {
  const { workbook, write } = scene();
  const common = ["--workbook", workbook, "--lang", "en"];
  const first = write("a.csv", "1,Alpha,Open,5\n2,Beta,Open,6\n");
  expect(funnel("import", first, "--as-of", "2026-01-01", ...common).code).toBe(0);
  const second = write("b.csv", "1,Alpha,Open,7\n3,Gamma,Open,8\n");
  const later = [second, "--as-of", "2026-01-08", ...common];
  const { out } = funnel("import", ...later, "--dry-run", "--json");
  expect(JSON.parse(out)).toMatchObject({
    vanished: 1,
    preview: { changed: { rows: 1, beforeMinor: 500, afterMinor: 700 } },
    deals: {
      added: { total: 1, rows: [{ name: "Gamma", row: 3 }] },
      changed: { rows: [{ name: "Alpha", changes: [{ field: "amountMinor", from: 500, to: 700 }] }] },
      vanished: { rows: [{ name: "Beta", deal: "d2" }] },
    },
  });
  expect(funnel("import", ...later, "--vanished", "close").out).toContain(
    "1 open deal is not in the export: 1 closed as lost, 0 kept open",
  );
  expect(funnel("import", ...later, "--vanished", "perhaps").code).toBe(2);
});

it("mends cells, and writes the rejected rows", () => {
  const { folder, workbook, write } = scene();
  const path = write("a.csv", "1,Alpha,Open,5\n2,Beta,Open,much\n3,Gamma,Open,more\n");
  const out = join(folder, "rejected.csv");
  const common = ["--workbook", workbook, "--lang", "en"];
  const first = funnel("import", path, "--correct", "3:Amount=6.50", "--rejected", out, ...common);
  expect(first.out).toContain("3 rows: 2 added, 0 changed, 0 unchanged, 1 rejected");
  expect(first.out).toContain("1 rejected row written to rejected.csv");
  const text = readFileSync(out, "utf8");
  expect(text).toContain("Opportunity ID,Opportunity Name,Stage,Amount,Reason\r\n");
  expect(text).toContain("3,Gamma,Open,more,");
  writeFileSync(out, text.replace(",more,", ",7,"));
  expect(funnel("import", out, ...common).out).toContain("1 row: 1 added");
  expect(funnel("import", path, "--correct", "Amount=6", ...common).code).toBe(2);
});

it("takes what words of the status mean, and the rate of a currency, which the workbook keeps", () => {
  const { folder, workbook } = scene();
  const path = join(folder, "status.csv");
  // The other row's dollars leave the workbook in dollars.
  const dollars = "3,Gamma,Proposal,$1,Open\n";
  writeFileSync(
    path,
    `Opportunity ID,Opportunity Name,Stage,Amount,Status\n2,Beta,Proposal,¥50,归档\n${dollars}`,
  );
  const common = ["--workbook", workbook, "--lang", "en"];
  expect(funnel("import", path, ...common).out).toContain("no exchange rate from CNY to USD");
  expect(
    funnel("import", path, "--rate", "CNY=0.14@2026-01-01", "--state", "归档=won", ...common).out,
  ).toContain("1 added");
  expect(JSON.parse(funnel("call", "rates.list", "--workbook", workbook).out)).toEqual([
    { currency: "CNY", from: "2026-01-01", rate: "0.14" },
  ]);
  expect(JSON.parse(funnel("call", "deals.query", "--workbook", workbook).out).rows).toContainEqual(
    expect.objectContaining({ name: "Beta", state: "won", amountMinor: 700, currency: "CNY" }),
  );
});

it("keeps a file that it makes for somebody who works in Chinese in yuan", () => {
  const { workbook, write } = scene();
  funnel("import", write("a.csv", "1,Alpha,Open,¥5\n"), "--workbook", workbook, "--lang", "zh");
  expect(JSON.parse(funnel("call", "file.info", "--workbook", workbook).out)).toMatchObject({
    baseCurrency: "CNY",
    deals: 1,
  });
});

it("tells of an undo that a later export contradicts, and how it is meant all the same", () => {
  const { workbook, write } = scene();
  const common = ["--workbook", workbook];
  funnel("import", write("jan.csv", "1,Alpha,Open,5\n"), "--as-of", "2026-01-31", ...common);
  funnel("import", write("feb.csv", "1,Alpha,Open,5\n2,Beta,Open,6\n"), "--as-of", "2026-02-28", ...common);
  const undo = (input: string) => funnel("call", "history.undo", input, ...common);
  const [, jan] = JSON.parse(funnel("call", "history.changeSets", ...common).out) as { id: string }[];
  const refused = undo(JSON.stringify({ changeSet: jan?.id }));
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("“feb.csv” was imported later and holds 1 deal as this change has it.");
  expect(refused.err).toContain(String.raw`\"anyway\": true`);
  expect(undo(JSON.stringify({ changeSet: jan?.id, anyway: true })).code).toBe(0);
});

it("keeps columns as custom fields, of the type that their cells are or that is said", () => {
  const folder = temporaryFolder();
  const workbook = join(folder, "w.funnel");
  const path = join(folder, "a.csv");
  writeFileSync(
    path,
    "Opportunity ID,Opportunity Name,Stage,Rival,Score,Size\n1,Alpha,Open,Bolt,7.5,12\n2,Beta,Open,,,many\n",
  );
  const common = ["--workbook", workbook, "--as-of", "2026-01-01", "--lang", "en"];
  const kept = ["--map", "Rival=custom", "--map", "Score=custom:text", "--map", "Size=custom:number"];
  expect(funnel("import", path, ...common, "--map", "Rival=custom:money").code).toBe(2);
  const { out } = funnel("import", path, ...common, ...kept);
  expect(out).toContain("1 added, 0 changed, 0 unchanged, 1 rejected");
  expect(out).toContain("column “Size”: “many” is not a number");
  const read = (method: string, input = "{}") =>
    JSON.parse(funnel("call", method, input, "--workbook", workbook).out) as unknown;
  expect(read("lists.customFields")).toMatchObject([
    { id: "custom:text:1", name: "Rival" },
    { id: "custom:text:2", name: "Score" },
    { id: "custom:number:3", name: "Size" },
  ]);
  const edits = [{ id: "d1", fields: { custom: { rival: "Acme", "custom:number:3": null } } }];
  expect(read("deals.edit", JSON.stringify({ edits }))).toMatchObject({ changed: 1 });
  expect(read("deals.query")).toMatchObject({
    rows: [{ custom: { "custom:text:1": "Acme", "custom:text:2": "7.5" } }],
  });
  const again = funnel(
    "import",
    path,
    "--workbook",
    workbook,
    "--as-of",
    "2026-01-08",
    "--dry-run",
    "--json",
  );
  expect(JSON.parse(again.out)).toMatchObject({ unchanged: 1, changed: 0, rejected: 1 });
});

it("says plainly what --remember kept and what it did not, and that is so next time", () => {
  const folder = temporaryFolder();
  const workbook = join(folder, "w.funnel");
  const write = (name: string, rows: string) => {
    writeFileSync(join(folder, name), `Opportunity ID,Opportunity Name,Stage,Merke\n${rows}`);
    return join(folder, name);
  };
  const common = ["--workbook", workbook];
  const first = write("first.csv", "1,Alpha,Open,x\n2,Beta,Open,y\n");
  const options = [
    "--map",
    "Merke=note",
    "--vanished",
    "close",
    "--remember",
    "Weekly",
    "--as-of",
    "2026-01-01",
  ];
  const told = (...more: string[]) => funnel("import", first, ...common, ...options, ...more).out;
  expect(told("--dry-run", "--lang", "en")).toContain(
    "would be kept as the profile Weekly: the next export with these columns is read by it, with --map\n",
  );
  expect(told("--dry-run", "--lang", "zh")).toContain(
    "正式导入时会存为方案“Weekly”：以后列相同的导出会自动按其选项读取（--map）\n",
  );
  const kept = told("--lang", "en");
  expect(kept).toContain("kept as the profile Weekly: ");
  expect(kept).toContain(
    "not in the profile: --as-of, --vanished, as true of this export alone; give it again next time if it is meant\n",
  );
  const second = write("second.csv", "1,Alpha,Open,z\n");
  const { out } = funnel("import", second, ...common, "--as-of", "2026-01-08", "--lang", "en");
  expect(out).toContain("by the profile Weekly\n");
  expect(out).toContain("1 changed");
  expect(out).toContain("0 closed as lost, 1 kept open");
});

it("brings a column to the custom field that is named, and says so of an export that changes nothing", () => {
  const folder = temporaryFolder();
  const workbook = join(folder, "w.funnel");
  const write = (name: string, column: string) => {
    writeFileSync(join(folder, name), `Opportunity ID,Opportunity Name,Stage,${column}\n1,Alpha,Open,Bolt\n`);
    return join(folder, name);
  };
  const common = ["--workbook", workbook, "--lang", "en"];
  funnel("import", write("a.csv", "Rival"), ...common, "--as-of", "2026-01-01", "--map", "Rival=custom");
  const other = write("b.csv", "Competitor");
  const refused = funnel("import", other, ...common, "--map", "Competitor=Mood");
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("neither a field nor a field of its own that this workbook has");
  const { out } = funnel("import", other, ...common, "--as-of", "2026-01-08", "--map", "Competitor=rival");
  expect(out).toContain(
    "0 added, 0 changed, 1 unchanged, 0 rejected\nnothing changed; this export is noted as seen",
  );
});

it("keeps columns that are called like a member of every object", () => {
  const { folder, workbook } = scene();
  const path = join(folder, "p.csv");
  writeFileSync(path, "Deal Name,Stage,__proto__,constructor\nA,Open,x,y\n");
  const given = ["--map", "__proto__=custom:text", "--map", "constructor=custom", "--workbook", workbook];
  expect(funnel("import", path, ...given).code).toBe(0);
  const rows = funnel("call", "deals.query", "{}", "--workbook", workbook).out;
  expect(rows).toContain('"x"');
  expect(rows).toContain('"y"');
});

it("names the columns and sheets that it left out, and names that it took for one", () => {
  const folder = temporaryFolder();
  const path = join(folder, "b.xlsx");
  const sheet = (name: string, account: string, more: string[]) => ({
    name,
    rows: rowsOf([
      ["Opportunity ID", "Opportunity Name", "Account Name", "Stage", "Fax", "Mood"],
      ["1", "Alpha", "Acme, Inc.", "Open", "x", "y"],
      ["2", "Beta", account, "Open", ...more],
    ]),
  });
  const sheets = [sheet("May", "ACME Inc", ["x", "y"]), sheet("June", "Bolt", ["z", ""])];
  writeFileSync(path, book({ sheets }));
  const told = (...more: string[]) =>
    funnel("import", path, "--workbook", join(folder, "w.funnel"), "--dry-run", ...more).out;
  const en = told("--lang", "en");
  expect(en).toContain("accounts taken for one that is only written differently: ACME Inc = Acme, Inc. (");
  expect(en).toContain("b.xlsx: only the sheet May was read, not June (to read another: --sheet NAME)\n");
  expect(en).toContain("b.xlsx: 2 columns left out: Fax, Mood (");
  const zh = told("--lang", "zh");
  expect(zh).toContain("写法不同而视为同一客户：ACME Inc = Acme, Inc.（");
  expect(zh).toContain("b.xlsx：只读取了工作表“May”，未读取 June（");
  expect(zh).toContain("b.xlsx：未导入 2 列：Fax、Mood（");
  expect(JSON.parse(told("--json"))).toMatchObject({
    alike: { total: 1, list: [{ kind: "accounts", name: "ACME Inc", into: "Acme, Inc." }] },
    files: [{ sheet: "May", otherSheets: ["June"], leftOut: ["Fax", "Mood"] }],
  });
  expect(told("--sheet", "June", "--map", "Fax=note", "--map", "Mood=custom")).not.toMatch(
    /left out|written/,
  );
});
