/**
 * Deals of which the workbook knows something newer than the file: an edit made since the export, or a newer export. The
 * file is compared with what was known on its own day, and what differs is put in its place in the past; the present stays.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type Fact, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { decodeLines, encodeLines } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { addFact } from "../../db/writes/changes.ts";
import { activeFacts } from "../../db/writes/dealRows.ts";
import type { FileOf, Promotion } from "./context.ts";

/**
 * Takes such deals out of `next` and writes their facts.
 * @returns keys of those that got any
 */
export function lateDeals(
  { db, changeSet }: Promotion,
  next: string,
  columns: readonly string[],
  { asOf }: FileOf,
): number[] {
  const deals = db
    .once<{ asOf: Day; subject: number }, number>(
      `SELECT DISTINCT n.deal_id FROM ${next} n JOIN history h ON h.subject = @subject AND h.entity_id = n.deal_id AND h.effective_on > @asOf
       JOIN change_set c ON c.id = h.change_set_id AND c.active = 1`,
    )
    .pluck()
    .all({ asOf, subject: subjects.deal.code });
  const row = db.once<[number], Record<string, FactValue>>(`SELECT * FROM ${next} WHERE deal_id = ?`);
  const remove = db.once(`DELETE FROM ${next} WHERE deal_id = ?`);
  const changed: number[] = [];
  for (const deal of deals) {
    const told = row.get(deal);
    remove.run(deal);
    if (told && writeFacts(deal, told)) changed.push(deal);
  }
  return changed;

  function writeFacts(deal: number, told: Record<string, FactValue>): boolean {
    const known = valuesOn(activeFacts(db, deal), asOf);
    let any = false;
    for (const column of columns) {
      if (column === "product_id" || column === "quantity_milli") continue;
      const value = told[column] ?? null;
      if (value === (known[column] ?? null) || (column === "closed_on" && value === null)) continue;
      addFact(db, changeSet, "deal", deal, column, value, asOf);
      any = true;
    }
    const lines = linesTold(told, known["lines"] as string | null | undefined, columns);
    if (lines !== null) addFact(db, changeSet, "deal", deal, "lines", lines, asOf);
    return any || lines !== null;
  }
}

/** What each field was on a day; a first value reaches back to the deal's beginning. */
export function valuesOn(facts: readonly Fact[], day: Day): Record<string, FactValue> {
  const values: Record<string, FactValue> = {};
  const sorted = facts.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.order - b.order,
  );
  for (const fact of sorted) {
    if (fact.field === "deleted") continue;
    if (fact.field === "created") {
      for (const [field, value] of Object.entries(firstValues(fact))) {
        if (fact.effectiveOn <= day || !(field in values)) values[field] = value;
      }
    } else if (fact.effectiveOn <= day) values[fact.field] = fact.value;
  }
  return values;
}

/** @returns the lines to write, or null where the file agrees or can't tell (several lines) */
function linesTold(
  told: Record<string, FactValue>,
  known: string | null | undefined,
  columns: readonly string[],
): string | null {
  if (!columns.includes("product_id")) return null;
  const lines = decodeLines(known);
  const [line] = lines;
  const product = told["product_id"] as number | null;
  if (lines.length > 1) return null;
  const quantity = columns.includes("quantity_milli")
    ? ((told["quantity_milli"] as number | null) ?? 1000)
    : (line?.quantityMilli ?? 1000);
  if (product === (line?.product ?? null) && (product === null || quantity === line?.quantityMilli))
    return null;
  const kept = line?.product === product ? line : undefined;
  return encodeLines(
    product === null
      ? []
      : [
          {
            product,
            quantityMilli: quantity,
            unitPriceMinor: kept?.unitPriceMinor ?? null,
            deliveryOn: kept?.deliveryOn ?? null,
          },
        ],
  );
}
