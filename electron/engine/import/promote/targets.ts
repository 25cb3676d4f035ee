/** Targets of people, teams and products by month, quarter or year. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { parsePeriod } from "../../../../src/core/mapping/period.ts";
import { createRow } from "../../db/writes/changes.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { countOutcomes, type Outcome, tellerOf } from "./outcomes.ts";

export function promoteTargets(promotion: Promotion, records: Records, of: FileOf): Generator<void, Counts> {
  const { db, changeSet, people, teams, products } = promotion;
  const teller = tellerOf(promotion, records, of);
  const known = db
    .prepare<object, number>(
      `SELECT id FROM target WHERE team_id IS @team_id AND person_id IS @person_id AND product_id IS @product_id AND period = @period
       ORDER BY id LIMIT 1`,
    )
    .pluck();
  const seen = new Set<number>();
  return countOutcomes(records, take);

  function take(record: ImportedRecord): Outcome {
    const { values } = record;
    const period = parsePeriod(String(values.period));
    if (period === null) return teller.reject(record, "period", "cellNotPeriod");
    const key = (name: string | number | null | undefined, book: typeof people) =>
      name == null ? null : book.findOrMake(db, changeSet, String(name), of.asOf);
    const whose = {
      team_id: key(values.team, teams),
      person_id: key(values.owner, people),
      product_id: key(values.product, products),
      period,
    };
    const told: Record<string, FactValue> = {};
    if (records.has("amount")) told["amount_minor"] = values.amount ?? null;
    if (records.has("quantity")) told["quantity_milli"] = values.quantity ?? null;
    const id = known.get(whose);
    if (id !== undefined && seen.has(id)) return teller.reject(record, "period", "rowRepeated");
    if (id === undefined) {
      seen.add(createRow(db, changeSet, "target", { ...whose, ...told }, of.asOf));
      return "added";
    }
    seen.add(id);
    return changeKnown(promotion, "target", id, told, of.asOf) ? "changed" : "unchanged";
  }
}
