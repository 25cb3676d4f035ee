import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../db/workbook.ts";

const entry = fileURLToPath(new URL("../../out/cli/index.js", import.meta.url));

function funnel(...given: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...given], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}
const call = (file: string, method: string, input: object = {}): unknown => {
  const { code, out, err } = funnel("call", method, JSON.stringify(input), "--workbook", file);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
};

describe("the command line", () => {
  it("makes a file, calls it, exports it, checks it", () => {
    const file = join(temporaryFolder(), "x.funnel");
    expect(funnel("new", file, "--currency", "EUR", "--today", "2026-06-15").out).toContain(
      '"baseCurrency": "EUR"',
    );
    call(file, "deals.add", { deals: [{ name: '=A, "quoted"', amountMinor: 1234567, note: "two\nlines" }] });
    const csv = join(dirname(file), "out.csv");
    expect(funnel("export", file, "--to", csv)).toMatchObject({ code: 0 });
    const text = readFileSync(csv, "utf8");
    expect(text.startsWith("\ufeffWorkbench ID,Deal,")).toBe(true);
    expect(text).toContain(`"'=A, ""quoted""",`);
    expect(text).toContain(",12345.67,");
    expect(text).toContain('"two\nlines"');
    expect(JSON.parse(funnel("check", file).out)).toMatchObject({ ok: true, deals: 1 });
  });

  it("says what is wrong on standard error, in the language asked, with the exit code", () => {
    const missing = join(temporaryFolder(), "none.funnel");
    const english = funnel("call", "file.info", "--workbook", missing, "--lang", "en");
    expect(english.code).toBe(1);
    expect(JSON.parse(english.err)).toMatchObject({ error: { kind: "notFound", code: "fileNotFound" } });
    const chinese = funnel("check", missing, "--lang", "zh");
    expect(JSON.parse(chinese.err)).toMatchObject({
      error: { message: expect.stringContaining("找不到") as string },
    });
    expect(existsSync(missing)).toBe(false);
    const unknown = funnel("frobnicate");
    expect(unknown.code).toBe(2);
    expect(JSON.parse(unknown.err)).toMatchObject({
      error: { code: "usage", message: expect.stringContaining("frobnicate") as string },
    });
    expect(funnel("call", "file.info", "--today", "2026-02-30").code).toBe(2);
    expect(funnel("help")).toMatchObject({ code: 0, err: "" });
  });

  it("speaks Chinese throughout where asked, before or after the command", () => {
    const folder = temporaryFolder();
    const file = join(folder, "z.funnel");
    const csv = join(folder, "deals.csv");
    const han = expect.stringMatching(/\p{Script=Han}/u) as string;
    writeFileSync(csv, "Name,Stage\nPumps,Open\n");
    expect(funnel("--lang", "zh", "import", csv, "--workbook", file)).toMatchObject({ code: 0, out: han });
    expect(funnel("--today=2026-06-15", "--lang=zh", "call", "file.info", "--workbook", file).out).toContain(
      '"today": "2026-06-15"',
    );
    expect(funnel("export", file, "--to", join(folder, "out.csv"), "--lang", "zh").out).toBe(
      "已将 1 个商机写入 out.csv\n",
    );
    expect(funnel("export", file, "--to", join(folder, "out.csv"), "--lang", "en").out).toBe(
      "1 deal written to out.csv\n",
    );
    const options = (text: string) =>
      [...new Set(text.match(/--[a-z-]+/g))].toSorted((a, b) => a.localeCompare(b));
    const usage = funnel("help", "--lang", "zh").out;
    expect(usage).toMatch(/漏斗工作台/);
    expect(options(usage)).toEqual(options(funnel("help", "--lang", "en").out));
    const message = (...given: string[]) =>
      (JSON.parse(funnel("--lang", "zh", ...given).err) as { error: { message: string } }).error.message;
    expect(message("frobnicate")).toMatch(/^没有名为“frobnicate”的命令。参见：/);
    expect(message("call", "file.info", "{", "--workbook", file)).toMatch(/^输入不是 JSON：/);
    expect(message("check", file, "--nope")).toMatch(/^没有选项 --nope。/);
    expect(message("export", file)).toMatch(/^缺少 --to。/);
    expect(message("call", "file.info", "--today", "tomorrow")).toMatch(/^--today 应写成 日期/);
  });

  it("says how a column is named where none is recognised", () => {
    const folder = temporaryFolder();
    const csv = join(folder, "deals.csv");
    writeFileSync(csv, "Vorgang,Phase\nPumps,Angebot\n");
    const { err } = funnel("import", csv, "--workbook", join(folder, "m.funnel"), "--lang", "en");
    expect(JSON.parse(err)).toMatchObject({
      error: { code: "columnsUnknown", message: expect.stringContaining("--map HEADER=FIELD") as string },
    });
  });

  it("chooses a profile by the columns, by its name or none, and carries profiles as a file", () => {
    const folder = temporaryFolder();
    const file = join(folder, "p.funnel");
    const first = join(folder, "weekly 2026-03-01.csv");
    const header = "Ref;Vorgang;Phase;Summe;Land";
    writeFileSync(first, `${header}\nA1;Pumps;Angebot;1;DE\n`);
    const map = ["Ref=sourceId", "Vorgang=name", "Phase=stage", "Summe=amount", "Land="].flatMap((pair) => [
      "--map",
      pair,
    ]);
    const run = (path: string, ...more: string[]) =>
      funnel("import", path, "--workbook", file, "--lang", "en", ...more);
    expect(run(first, ...map, "--remember", "Weekly")).toMatchObject({ code: 0, err: "" });
    expect(funnel("profiles", "--workbook", file).out).toBe("Weekly\n");

    const second = join(folder, "weekly 2026-03-08.csv");
    writeFileSync(second, `${header}\nA1;Pumps;Angebot;2;DE\n`);
    expect(run(second, "--profile", "none")).toMatchObject({
      code: 1,
      err: expect.stringContaining("columnsUnknown") as string,
    });
    expect(run(second, "--profile", "Monthly")).toMatchObject({
      code: 1,
      err: expect.stringContaining("profileNotFound") as string,
    });
    const { out } = run(second);
    expect(out).toContain("1 row: 0 added, 1 changed");
    expect(out).toContain("weekly 2026-03-08.csv: as of 2026-03-08 (from its name), by the profile Weekly\n");
    const log = call(file, "import.log") as { asOf: string }[];
    expect(log.map(({ asOf }) => asOf)).toEqual(["2026-03-08", "2026-03-01"]);
    expect(run(second, "--as-of", "2999-01-01")).toMatchObject({
      code: 1,
      err: expect.stringContaining("asOfFuture") as string,
    });

    const json = join(folder, "profiles.json");
    expect(funnel("profiles", "--workbook", file, "--export", json, "--lang", "en").out).toBe(
      "1 profile written to profiles.json\n",
    );
    const other = join(folder, "q.funnel");
    funnel("new", other);
    expect(funnel("profiles", "--workbook", other, "--import", json, "--lang", "en").out).toBe(
      "1 profile added, 0 replaced\n",
    );
    expect(JSON.parse(funnel("profiles", "--workbook", other, "--json").out)).toMatchObject([
      { name: "Weekly" },
    ]);
    expect(funnel("profiles", "--workbook", other, "--import", second, "--lang", "en")).toMatchObject({
      code: 1,
      err: expect.stringContaining("not a file of import profiles") as string,
    });
    expect(funnel("profiles", "--workbook", other, "--import", json, "--export", json).code).toBe(2);
  });

  it("lists every call with its schemas", () => {
    const methods = JSON.parse(funnel("methods").out) as { name: string }[];
    expect(methods.find((method) => method.name === "deals.query")).toMatchObject({
      input: { type: "object" },
      output: { type: "object" },
    });
  });
});
