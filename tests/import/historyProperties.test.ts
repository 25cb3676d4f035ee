/** Whatever a history says: it comes in once, the projection agrees, the present stays, an undo leaves nothing. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const AS_OF = "2026-03-01";
const stage = fc.constantFrom("Lead", "Qualify", "Proposal", "Negotiation", "Closed Won", "Closed Lost");
const day = fc
  .integer({ min: 0, max: 140 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const row = fc.record({
  from: fc.option(stage, { nil: "" }),
  to: stage,
  amount: fc.option(fc.integer({ min: 0, max: 9 }), { nil: "" }),
  on: day,
});
const deal = fc.record({
  stage,
  created: fc.option(day, { nil: "" }),
  rows: fc.array(row, { maxLength: 6 }),
});

const read = (workbook: Workbook, sql: string) => workbook.engine.session.read.prepare(sql).raw().all();
const intervals = (workbook: Workbook) =>
  read(workbook, "SELECT * FROM stage_interval ORDER BY deal_id, position");
const present = (workbook: Workbook) =>
  read(workbook, "SELECT source_id, stage_id, amount_minor FROM deal ORDER BY id");

it("holds for any deals and any rows", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deal, { minLength: 20, maxLength: 40 }), async (deals) => {
      const workbook = await newWorkbook("2026-06-01");
      const list = csvOf([
        ["Opportunity ID", "Opportunity Name", "Stage", "Amount", "Created Date"],
        ...deals.map((each, at) => [at, `Deal ${at}`, each.stage, 5, each.created]),
      ]);
      const history = csvOf(
        [
          ["Opportunity ID", "From Stage", "To Stage", "Amount", "Changed on"],
          ...deals.flatMap(({ rows }, at) =>
            rows.map(({ from, to, amount, on }) => [at, from, to, amount, on]),
          ),
          ["unknown", "Lead", "Qualify", 1, "2026-01-01"],
        ],
        "history.csv",
      );
      await importFiles(workbook, [{ path: list, options: { asOf: AS_OF } }]);
      const before = intervals(workbook);
      const now = present(workbook);
      const first = await importFiles(workbook, [history]);
      expect(first.added + first.unchanged + first.rejected).toBe(first.rows);
      expect(first).toMatchObject({ changed: 0, rejected: 1 });
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
      const after = present(workbook);
      deals.forEach(({ rows }, at) => {
        if (rows.every(({ on }) => on <= AS_OF)) expect(after[at]).toEqual(now[at]);
      });
      expect(await importFiles(workbook, [history])).toMatchObject({
        added: 0,
        unchanged: first.rows - 1,
        changeSet: null,
      });
      if (first.changeSet === null) return;
      await workbook.call("history.undo", { changeSet: first.changeSet });
      expect(intervals(workbook)).toEqual(before);
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
    }),
    { numRuns: 12 },
  );
});
