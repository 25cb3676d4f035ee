/** Blocks of cells from the clipboard and standard input go the way of a file, and leave nothing behind. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { newWorkbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { importFiles } from "./workbook.ts";

const root = join(import.meta.dirname, "../..");
const block =
  'Opportunity ID\tAccount Name\tStage\tAmount\r\n1\t"Acme, ""North""\nInc"\tWon\t1,500.00\r\n2\tBeta\tLost\t20\r\n';

describe("a block from the clipboard", () => {
  it("is imported like a file, under its label, and gone when it is let go", async () => {
    const workbook = await newWorkbook();
    const { path } = await workbook.call("import.hold", { text: block, label: "Clipboard 14:05" });
    expect(basename(path)).toBe("Clipboard 14∶05");
    if (process.platform !== "win32") {
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(statSync(dirname(path)).mode & 0o077).toBe(0);
    }
    const inspection = await workbook.call("import.inspect", { path });
    expect(inspection).toMatchObject({ file: "Clipboard 14∶05", delimiter: "\t", rows: 2, table: "deals" });
    const result = await importFiles(workbook, [path]);
    expect(result).toMatchObject({ rows: 2, added: 2, rejected: 0, amountMinorAfter: 152_000 });
    const [entry] = await workbook.call("import.log", {});
    expect(entry?.files).toEqual(["Clipboard 14∶05"]);
    await workbook.call("import.letGo", { path });
    expect(existsSync(dirname(path))).toBe(false);
  });

  it("goes with the workbook; files of others are never removed", async () => {
    const workbook = await newWorkbook();
    const { path } = await workbook.call("import.hold", { text: block, label: "../../x:y\u0000" });
    expect(dirname(dirname(path))).toBe(tmpdir());
    const other = fileOf("own.csv", block);
    await workbook.call("import.letGo", { path: other });
    expect(existsSync(other)).toBe(true);
    await workbook.engine.closeFile();
    expect(existsSync(dirname(path))).toBe(false);
  });

  it("of nothing is refused with a sentence", async () => {
    const workbook = await newWorkbook();
    await expect(workbook.call("import.hold", { text: " \r\n\t", label: "x" })).rejects.toMatchObject({
      kind: "invalid",
      code: "blockEmpty",
    });
  });
});

describe("funnel import -", () => {
  const run = (input: string | Buffer, ...more: string[]) => {
    const workbook = join(dirname(fileOf("x", "x")), "new.funnel");
    const args = [join(root, "scripts/funnel.mjs"), "import", "-", "--workbook", workbook, "--json", ...more];
    const done = spawnSync(process.execPath, args, { input, encoding: "utf8" });
    return { ...done, made: existsSync(workbook) };
  };
  const held = () => readdirSync(tmpdir()).filter((name) => name.startsWith("funnel-block-"));

  it("reads standard input in any encoding, and removes what it held", () => {
    const before = held();
    const { stdout, status } = run(
      iconv.encode("商机编号,客户名称,商机阶段,金额\n1,上海华东实业,赢单,15\n", "gbk"),
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 1, added: 1, amountMinorAfter: 1500 });
    expect(held()).toEqual(before);
  });

  it("takes every guess of the window as an option", () => {
    const text = "printed;today\nid of it;what stage\n1;Won\nTotal;Won\n";
    const options = ["--delimiter", ";", "--header-row", "2", "--header-rows", "1", "--keep-totals"];
    const map = ["--map", "id of it=sourceId", "--map", "what stage=stage", "--encoding", "utf-8"];
    expect(JSON.parse(run(text, ...options, ...map).stdout)).toMatchObject({
      rows: 2,
      added: 2,
      rejected: 0,
    });
  });

  it("refuses nothing at all, making no workbook", () => {
    const { stderr, status, made } = run("");
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: "invalid", code: "blockEmpty" } });
    expect(made).toBe(false);
  });
});
