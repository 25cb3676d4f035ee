/** What the set statements write is what the projector makes of the same facts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { projectDeals } from "../../electron/engine/db/writes/projectDeals.ts";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const day = fc.option(
  fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  { nil: "" },
);
const maybe = <T extends string | number>(...values: T[]) => fc.constantFrom<T | "">("", ...values);
const deal = fc.record({
  Name: maybe("Alpha", 'Be"ta\\', "伽马"),
  Account: fc.constantFrom("Acme", "Bolt", "华东机械"),
  Stage: fc.constantFrom("Prospecting", "Engaging", "Won", "Lost"),
  "Deal status": maybe("Open", "Won", "Lost"),
  Owner: maybe("Ann", "Bob"),
  Product: maybe("Widget", "Gadget"),
  Quantity: maybe(1, 2.5),
  Amount: maybe(0, 100, 12.34, -5),
  "Created Date": day,
  "Expected close date": day,
  "Actual close date": day,
  Probability: maybe(10, 90),
  "Forecast Category": maybe("Commit", "Best Case"),
  "Lead source": maybe("Web", "Ref, erral"),
  "Loss reason": maybe("Price"),
  "Next step": maybe("Call\tback"),
  Note: maybe("a note"),
});

const TABLES = ["deal", "deal_line", "stage_interval"];

function rowsOf({ engine }: Workbook): Record<string, unknown[]> {
  return Object.fromEntries(
    TABLES.map((table) => [table, engine.session.sql.once(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

it("for any deals, new and changed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deal, { minLength: 1, maxLength: 12 }),
      fc.array(deal, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("2025-12-01", "2026-01-20", "2026-06-01"),
      async (first, second, asOf) => {
        const workbook = await newWorkbook();
        const file = (deals: typeof first) => {
          const fields = Object.keys(deals[0] as object) as (keyof (typeof deals)[0])[];
          const cell = (value: string | number) =>
            /[",\t]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value;
          return csvOf([
            ["ID", ...fields],
            ...deals.map((values, at) => [at, ...fields.map((field) => cell(values[field]))]),
          ]);
        };
        for (const [deals, on] of [
          [first, "2026-01-15"],
          [second, asOf],
        ] as const) {
          const options = { asOf: on };
          const result = await importFiles(workbook, [{ path: file(deals), options }]);
          expect(result).toMatchObject({ rejected: 0, rows: deals.length });
          const before = rowsOf(workbook);
          workbook.engine.session.write([], (db) =>
            projectDeals(
              db,
              (before["deal"] as { id: number }[]).map(({ id }) => id),
            ),
          );
          expect(rowsOf(workbook)).toEqual(before);
          expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
          // Importing once more finds nothing to say, also where the file is older than what is known.
          expect(await importFiles(workbook, [{ path: file(deals), options }])).toMatchObject({
            changed: 0,
            unchanged: deals.length,
            changeSet: null,
          });
        }
        await workbook.engine.closeFile();
      },
    ),
    { numRuns: 10 },
  );
}, 180_000);
