/** Cancelled, or with no room on the disk: the file is as it was, byte for byte, and the next import works. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../electron/engine/session.ts";
import { engineAt, newWorkbook, temporaryFolder, type Workbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";
import { bytesOf, csvOf, importFiles } from "./workbook.ts";

const header = "Opportunity ID,Account Name,Stage,Amount,Created Date,Owner,Product\n";
const many = (count: number) =>
  header +
  Array.from(
    { length: count },
    (_value, at) =>
      `${at},Account ${at % 997},${["Open", "Won", "Lost"][at % 3]},${at}.50,2026-01-${String((at % 28) + 1).padStart(2, "0")},Rep ${at % 20},Product ${at % 7}`,
  ).join("\n");

/** Temporary tables of this session. */
const leftovers = ({ engine }: Workbook) =>
  engine.session.sql.once<[], number>("SELECT COUNT(*) FROM temp.sqlite_schema").pluck().get();

async function cancelAt(workbook: Workbook, path: string, phase: string, step = 1) {
  const { job } = await workbook.call("import.start", { sources: [{ path }] });
  const { events, engine } = workbook;
  let heard = 0;
  const push = events.push.bind(events);
  events.push = (event) => {
    if (event.type === "jobProgress" && event.progress.phase === phase) {
      heard += 1;
      if (heard === step) engine.jobs.cancel(job);
    }
    return push(event);
  };
  return engine.jobs.ended(job);
}

describe("a cancel", () => {
  it.each([["reading"], ["writing"]])("while %s leaves every byte", async (phase) => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        ["Opportunity ID", "Stage"],
        ["a", "Open"],
      ]),
    ]);
    const before = bytesOf(workbook);
    const path = fileOf("big.csv", many(60_000));
    expect(await cancelAt(workbook, path, phase)).toEqual({ state: "cancelled" });
    expect(bytesOf(workbook)).toBe(before);
    expect(leftovers(workbook)).toBe(0);
    expect(await workbook.call("file.info")).toMatchObject({ deals: 1 });
    expect(await importFiles(workbook, [path])).toMatchObject({ added: 60_000 });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("comes from closing the file, too", async () => {
    const workbook = await newWorkbook();
    const { job } = await workbook.call("import.start", {
      sources: [{ path: fileOf("big.csv", many(60_000)) }],
    });
    await workbook.engine.closeFile();
    expect(await workbook.engine.jobs.ended(job)).toEqual({ state: "cancelled" });
    for (const suffix of ["-journal", "-wal", "-shm"]) expect(existsSync(workbook.path + suffix)).toBe(false);
    await workbook.call("file.open", { path: workbook.path });
    expect(await workbook.call("file.info")).toMatchObject({ deals: 0 });
  });
});

describe("a full disk", () => {
  it.each([[5000], [60_000]])("with %i rows to come gets its sentence and keeps every byte", async (rows) => {
    const path = join(temporaryFolder(), "full.funnel");
    Session.create(path).close();
    const workbook = engineAt(path);
    const limited = Session.open(path, workbook.engine.onChanged);
    const pages = limited.sql.raw.pragma("page_count", { simple: true }) as number;
    limited.close();
    await workbook.engine.use(Session.open(path, workbook.engine.onChanged, { maxPages: pages + 20 }));
    const before = bytesOf(workbook);
    await expect(importFiles(workbook, [fileOf("big.csv", many(rows))])).rejects.toMatchObject({
      kind: "diskFull",
      code: "diskFull",
      params: { file: "full.funnel" },
    });
    expect(bytesOf(workbook)).toBe(before);
    expect(leftovers(workbook)).toBe(0);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });
});

describe("while an import runs", () => {
  it("others are served, and see all of it or nothing", async () => {
    const workbook = await newWorkbook();
    const { job } = await workbook.call("import.start", {
      sources: [{ path: fileOf("big.csv", many(60_000)) }],
    });
    const seen = new Set<number>();
    const { jobs } = workbook.engine;
    while (jobs.get(job).outcome === null) {
      seen.add((await workbook.call("file.info")).deals);
      await new Promise((resume) => setTimeout(resume, 5));
    }
    seen.add((await workbook.call("file.info")).deals);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 60_000]);
    expect(
      workbook.events.some((event) => event.type === "jobProgress" && event.progress.phase === "reading"),
    ).toBe(true);
  });

  it("edits made meanwhile are kept", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        ["Opportunity ID", "Stage", "Amount"],
        ["a", "Open", 5],
      ]),
    ]);
    const { job } = await workbook.call("import.start", {
      sources: [{ path: fileOf("big.csv", many(60_000)) }],
    });
    const [deal] = (await workbook.call("deals.query")).rows;
    await workbook.call("deals.edit", { edits: [{ id: deal?.id as string, fields: { amountMinor: 777 } }] });
    await workbook.call("deals.add", { deals: [{ name: "Meanwhile" }] });
    expect(await workbook.engine.jobs.resultOf(job)).toMatchObject({ added: 60_000 });
    expect((await workbook.call("deals.get", { id: deal?.id as string })).deal).toMatchObject({
      amountMinor: 777,
    });
    expect(await workbook.call("file.check")).toMatchObject({ ok: true, deals: 60_002 });
  });
});
