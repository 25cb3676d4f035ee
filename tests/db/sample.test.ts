/** The sample in a real file: whole, checked against its history, quick. */
import { expect, test } from "vitest";
import { Session } from "../../electron/engine/session.ts";
import { withoutIndexes } from "../../electron/engine/sample/indexes.ts";
import { writeSample } from "../../electron/engine/sample/writeSample.ts";
import { check } from "../../electron/engine/db/check.ts";
import { engineAt, temporaryFolder } from "./workbook.ts";

const endDay = "2026-03-16";

function sampleSession(deals: number, detail: "full" | "lean" = "full"): Session {
  const session = Session.create(`${temporaryFolder()}/sample.funnel`);
  session.write(["all"], (db) => writeSample(db, { endDay, deals, detail }));
  return session;
}

test("file.create with the sample gives 6,000 deals with all their past, and the file's check passes", async () => {
  const path = `${temporaryFolder()}/sample.funnel`;
  const workbook = engineAt(path, endDay);
  await workbook.call("file.create", { path, sample: true });
  const info = await workbook.call("file.info");
  expect(info).toMatchObject({
    deals: 6000,
    people: 24,
    accounts: 900,
    products: 25,
    baseCurrency: "CNY",
    dataDay: "2026-03-15",
  });
  expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [], deals: 6000 });

  const forecast = workbook.engine.session.read.prepare<[], number>(
    "SELECT COUNT(*) FROM deal WHERE (state <> 0) <> (category IS 'closed')",
  );
  expect(forecast.pluck().get()).toBe(0);

  // Nothing in it can be undone, and change sets come in the order of their time.
  expect(await workbook.call("file.info")).toMatchObject({ canUndo: false, canRedo: false });
  const sets = await workbook.call("history.changeSets", { limit: 10_000 });
  expect(sets.every((set) => set.kind === "sample" && set.active && set.changes > 0)).toBe(true);
  const times = sets.map((set) => set.recordedAt);
  expect(times.toSorted((a, b) => b - a)).toEqual(times);
  expect(Math.max(...times)).toBeLessThan(Date.parse(endDay));
  const history = await workbook.call("history.ofDeal", { id: "d3000" });
  expect(history.length).toBeGreaterThan(3);
  expect(history.every((entry) => entry.by !== null)).toBe(true);
});

test("counts kept in change sets are those of their facts", () => {
  const session = sampleSession(300);
  const wrong = session.sql.raw
    .prepare(
      `SELECT c.id FROM change_set c WHERE c.changes <> (SELECT COUNT(*) FROM history h WHERE h.change_set_id = c.id)
         OR c.deals <> (SELECT COUNT(DISTINCT entity_id) FROM history h WHERE h.change_set_id = c.id AND h.subject = 1)`,
    )
    .all();
  session.close();
  expect(wrong).toEqual([]);
});

test("a lean one passes the check as well", () => {
  const session = sampleSession(500, "lean");
  const result = check(session.sql);
  session.close();
  expect(result).toMatchObject({ ok: true, deals: 500 });
});

test("only goes into a new file", () => {
  const session = sampleSession(50);
  expect(() => session.write(["all"], (db) => writeSample(db, { endDay, deals: 50 }))).toThrow("new file");
  expect(session.sql.raw.prepare("SELECT COUNT(*) FROM deal").pluck().get()).toBe(50);
  session.close();
});

test("the bulk way leaves the schema as it was", () => {
  const session = sampleSession(50);
  const schema = (): unknown[] =>
    session.sql.raw.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").all();
  const before = schema();
  let during: unknown[] = [];
  session.write([], (db) =>
    withoutIndexes(db, () => {
      during = schema();
    }),
  );
  expect(during.length).toBeLessThan(before.length);
  expect(schema()).toEqual(before);
  session.close();
});
