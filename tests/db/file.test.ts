import { copyFileSync, mkdirSync, readFileSync, writeFileSync, existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { messageCodes, sentence } from "../../src/contract/messages/index.ts";
import { openFile } from "../../electron/engine/db/connection.ts";
import {
  APPLICATION_ID,
  assertAscending,
  type Migration,
  migrate,
  migrations,
  SCHEMA_VERSION,
} from "../../electron/engine/db/migrate.ts";
import { engineAt, newWorkbook, temporaryFolder } from "./workbook.ts";

async function closedWorkbook(): Promise<string> {
  const workbook = await newWorkbook();
  await workbook.call("deals.add", { deals: [{ name: "A", amountMinor: 1 }] });
  await workbook.call("file.close");
  return workbook.path;
}

const opening = (path: string) => engineAt(path).call("file.open", { path });

describe("a workbook file", () => {
  it("is one whole file once closed, with our application id", async () => {
    const path = await closedWorkbook();
    expect(readdirSync(dirname(path))).toEqual(["test.funnel"]);
    const raw = new Database(path, { readonly: true });
    expect(raw.pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
    expect(raw.pragma("user_version", { simple: true })).toBe(SCHEMA_VERSION);
    raw.close();
  });

  it("is the same to the byte after it was only opened, read and closed", async () => {
    const path = await closedWorkbook();
    const before = readFileSync(path);
    const workbook = engineAt(path);
    await workbook.call("file.open", { path });
    await workbook.call("deals.query");
    await expect(
      workbook.call("deals.edit", { edits: [{ id: "d1", fields: { owner: "Nobody" } }] }),
    ).rejects.toMatchObject({ code: "personNotFound" });
    await workbook.call("file.close");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(["test.funnel"]);
  });

  it("writes through to the disk at every commit", async () => {
    const sql = openFile(await closedWorkbook());
    expect(sql.raw.pragma("synchronous", { simple: true })).toBe(2);
    expect(sql.raw.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(sql.raw.pragma("foreign_keys", { simple: true })).toBe(1);
    sql.raw.close();
  });

  it("is refused to a second opener while open, and not harmed", async () => {
    const workbook = await newWorkbook();
    await expect(opening(workbook.path)).rejects.toMatchObject({
      kind: "fileLocked",
      params: { file: "test.funnel" },
    });
    expect((await workbook.call("file.info")).deals).toBe(0);
  });

  const cases: [string, string, string, (path: string) => void][] = [
    ["newer", "fileNewer", "fileNewer", (path) => alterHeader(path, 60, SCHEMA_VERSION + 1)],
    ["of another program", "invalid", "fileNotOurs", (path) => alterHeader(path, 68, 0x1234)],
    ["a text", "invalid", "fileNotOurs", (path) => writeFileSync(path, "name,amount\nA,1\n".repeat(50))],
    ["empty", "fileDamaged", "fileEmpty", (path) => writeFileSync(path, "")],
    [
      "cut short",
      "fileDamaged",
      "fileDamaged",
      (path) => writeFileSync(path, readFileSync(path).subarray(0, 20_000)),
    ],
    ["scribbled over", "fileDamaged", "fileDamaged", scribble],
  ];
  it.each(cases)("that is %s gets a sentence and is left as it was", async (_what, kind, code, spoil) => {
    const path = await closedWorkbook();
    spoil(path);
    const before = readFileSync(path);
    await expect(opening(path)).rejects.toMatchObject({ kind, code });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(["test.funnel"]);
  });

  it("that is a folder or is not there gets a sentence", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "x.funnel"));
    await expect(opening(join(folder, "x.funnel"))).rejects.toMatchObject({ code: "fileIsFolder" });
    await expect(opening(join(folder, "y.funnel"))).rejects.toMatchObject({
      kind: "notFound",
      code: "fileNotFound",
    });
    expect(existsSync(join(folder, "y.funnel"))).toBe(false);
  });

  it("is not made over another", async () => {
    const path = await closedWorkbook();
    const before = readFileSync(path);
    await expect(engineAt(path).call("file.create", { path })).rejects.toMatchObject({
      kind: "conflict",
      code: "fileExists",
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("is saved under another name whole, and goes on there", async () => {
    const workbook = await newWorkbook();
    await workbook.call("deals.add", { deals: [{ name: "A" }] });
    const copy = join(dirname(workbook.path), "copy.funnel");
    await workbook.call("file.saveAs", { path: copy });
    await workbook.call("deals.add", { deals: [{ name: "B" }] });
    expect((await workbook.call("file.info")).path).toBe(copy);
    await workbook.call("file.close");
    await workbook.call("file.open", { path: workbook.path });
    expect((await workbook.call("file.info")).deals).toBe(1);
    expect(
      readdirSync(dirname(copy))
        .sort()
        .filter((name) => name.endsWith(".funnel")),
    ).toEqual(["copy.funnel", "test.funnel"]);
  });

  it("keeps everything when the disk is full", async () => {
    const workbook = await newWorkbook();
    await workbook.call("deals.add", { deals: [{ name: "A" }] });
    const { session } = workbook.engine;
    session.sql.raw.pragma(
      `max_page_count = ${session.sql.raw.pragma("page_count", { simple: true }) as number}`,
    );
    const deals = Array.from({ length: 3000 }, (_, at) => ({ name: `Deal ${at}`, note: "x".repeat(500) }));
    await expect(workbook.call("deals.add", { deals })).rejects.toMatchObject({ kind: "diskFull" });
    expect((await workbook.call("deals.query")).total).toBe(1);
    expect((await workbook.call("file.check")).problems).toEqual([]);
  });
});

function alterHeader(path: string, offset: number, value: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(value, offset);
  writeFileSync(path, bytes);
}

function scribble(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 8192; at < bytes.length; at += 1) bytes[at] = (at * 31) % 251;
  writeFileSync(path, bytes);
}

describe("migrations", () => {
  it("are numbered without a gap", () => {
    expect(assertAscending(migrations)).toBe(SCHEMA_VERSION);
    expect(() => assertAscending([{ version: 2, name: "b", sql: "" }])).toThrow(/want 1/);
  });

  it("stop at the first failure with the version reached and nothing half done", () => {
    const raw = new Database(join(temporaryFolder(), "m.funnel"));
    const list: Migration[] = [
      { version: 1, name: "one", sql: "CREATE TABLE one (x)" },
      { version: 2, name: "two", sql: "CREATE TABLE two (x); INSERT INTO nowhere VALUES (1)" },
    ];
    expect(() => migrate(raw, list)).toThrow(/nowhere/);
    expect(raw.pragma("user_version", { simple: true })).toBe(1);
    expect(raw.prepare("SELECT name FROM sqlite_master").pluck().all()).toEqual(["one"]);
    raw.close();
  });

  it("copy the file beside itself first", async () => {
    const path = await closedWorkbook();
    const original = join(dirname(path), "original");
    alterHeader(path, 60, 0);
    copyFileSync(path, original);
    // From version 0 the first migration meets its own tables and fails: the opening stops, the copy is whole.
    await expect(opening(path)).rejects.toThrow();
    const backup = join(dirname(path), "test.v0.backup.funnel");
    expect(existsSync(backup)).toBe(true);
  });
});

describe("the catalogue of sentences", () => {
  it("counts one as one, and names things in the reader's words", () => {
    const row = { file: "a.csv", row: 5, width: 3 };
    expect(sentence("en", "rowTooShort", { ...row, count: 1 })).toContain(
      "has 1 cell where the header has 3",
    );
    expect(sentence("en", "rowTooShort", { ...row, count: 2 })).toContain("has 2 cells where");
    const filter = { subject: "person", value: "Nobody" };
    expect(sentence("en", "filterNotFound", filter)).toContain("the person “Nobody”");
    expect(sentence("zh-CN", "filterNotFound", filter)).toBe("筛选条件中的人员“Nobody”不在此文件中。");
    expect(sentence("en", "fileNotFound", { file: "nope.csv" })).toContain("There is no file “nope.csv”.");
  });

  it("has every code in both languages, with the same parameters", () => {
    expect(messageCodes("zh-CN").sort()).toEqual(messageCodes("en").sort());
    const names = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const code of messageCodes("en")) {
      expect([
        code,
        names(sentence("zh-CN", code, new Proxy({}, { get: (_t, name) => `{${String(name)}}` }))),
      ]).toEqual([
        code,
        names(sentence("en", code, new Proxy({}, { get: (_t, name) => `{${String(name)}}` }))),
      ]);
    }
  });
});
