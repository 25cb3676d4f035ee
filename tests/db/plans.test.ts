import { expect, it } from "vitest";
import { where } from "../../electron/engine/db/queries/filter.ts";
import { activeFacts } from "../../electron/engine/db/writes/dealRows.ts";
import { newWorkbook } from "./workbook.ts";

/** The hot queries of the grid and the funnel, and what SQLite must say of them. */
it("hot queries go by their indexes", async () => {
  const workbook = await newWorkbook();
  await workbook.call("deals.add", { deals: [{ name: "A", amountMinor: 1, account: "Acme" }] });
  const { read } = workbook.engine.session;
  const plan = (sql: string): string =>
    read
      .once<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => row.detail)
      .join("; ");
  // Totals by stage never touch the table.
  expect(plan("SELECT stage_id, COUNT(*), SUM(amount_minor) FROM deal d GROUP BY stage_id")).toContain(
    "USING COVERING INDEX deal_stage",
  );
  expect(plan("SELECT * FROM history WHERE subject = 1 AND entity_id = 5")).toContain(
    "USING INDEX history_of_entity",
  );
  expect(plan("SELECT DISTINCT subject, entity_id FROM history WHERE change_set_id = 5")).toContain(
    "USING INDEX history_of_change_set",
  );
  expect(plan("SELECT id FROM deal WHERE source_id = 'x' AND source_system = 'y'")).toContain(
    "USING COVERING INDEX deal_source",
  );
  expect(plan("SELECT * FROM deal d WHERE d.id IN (SELECT value FROM json_each('[1,2]'))")).toContain(
    "USING INTEGER PRIMARY KEY",
  );
  const { sql, params } = where(read, { account: "Acme" });
  expect(plan(`SELECT * FROM deal d WHERE ${sql.replace("?", `'${String(params[0])}'`)}`)).toContain(
    "deal_account",
  );
  expect(activeFacts(read, 1)).toHaveLength(1);
});
