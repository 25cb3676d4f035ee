/**
 * Deals of which the workbook knows something newer than the file: an edit made since the export, or a newer export, which
 * says something of a deal also where it changed nothing. The file is compared with what was known on its own day, and what
 * differs is put in its place in the past; the present stays.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type Fact, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { decodeLines, encodeLines } from "../../../../src/core/domain/lines.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { isHeld, newerExports } from "../../db/queries/exportsSeen.ts";
import { dealValue } from "../../db/queries/dealValue.ts";
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
  { asOf, sourceSystem }: FileOf,
): number[] {
  const newer = newerExports(db, sourceSystem, asOf);
  const differs = columns.map((column) => `n."${column}" IS NOT ${dealValue(column)}`).join(" OR ") || "0";
  const unlike =
    newer.length > 0
      ? `UNION SELECT n.deal_id FROM ${next} n JOIN deal d ON d.id = n.deal_id WHERE ${differs}`
      : "";
  const deals = db
    .once<{ asOf: Day; subject: number }, number>(
      `SELECT DISTINCT n.deal_id FROM ${next} n JOIN history h ON h.subject = @subject AND h.entity_id = n.deal_id AND h.effective_on > @asOf
       JOIN change_set c ON c.id = h.change_set_id AND c.active = 1 ${unlike}`,
    )
    .pluck()
    .all({ asOf, subject: subjects.deal.code });
  const row = db.once<[number], Record<string, FactValue>>(`SELECT * FROM ${next} WHERE deal_id = ?`);
  const remove = db.once(`DELETE FROM ${next} WHERE deal_id = ?`);
  const changed: number[] = [];
  for (const deal of deals) {
    const values = row.get(deal);
    const facts = activeFacts(db, deal);
    const confirmed = confirmedOn(deal, facts);
    // Nothing newer is known of it after all: it is changed as any other.
    if (confirmed === null && !facts.some((fact) => fact.effectiveOn > asOf)) continue;
    remove.run(deal);
    if (values && writeFacts(deal, values, facts, confirmed)) changed.push(deal);
  }
  return changed;

  /** The day of the first newer export that held the deal when it was known already: it told what the deal was then. */
  function confirmedOn(deal: number, facts: readonly Fact[]): Day | null {
    const made = Math.min(...facts.filter(({ field }) => field === "created").map((fact) => fact.changeSet));
    return newer.find(({ id, changeSet: seen }) => seen > made && isHeld(db, id, deal))?.asOf ?? null;
  }

  function writeFacts(
    deal: number,
    told: Record<string, FactValue>,
    facts: readonly Fact[],
    confirmed: Day | null,
  ): boolean {
    const known = valuesOn(facts, asOf);
    const later = fieldsAfter(facts, asOf);
    const put = (column: string, value: FactValue): void => {
      addFact(db, changeSet, "deal", deal, column, value, asOf);
      if (confirmed !== null && !later.has(column))
        addFact(db, changeSet, "deal", deal, column, known[column] ?? null, confirmed);
    };
    let any = false;
    for (const column of columns) {
      if (column === "product_id" || column === "quantity_milli") continue;
      const value = told[column] ?? null;
      if (value === (known[column] ?? null) || (column === "closed_on" && value === null)) continue;
      put(column, value);
      any = true;
    }
    const lines = linesTold(told, known["lines"] as string | null | undefined, columns);
    if (lines !== null) put("lines", lines);
    return any || lines !== null;
  }
}

/** Fields of which something is told after a day. */
function fieldsAfter(facts: readonly Fact[], day: Day): Set<string> {
  return new Set(
    facts
      .filter(({ effectiveOn }) => effectiveOn > day)
      .flatMap((fact) => (fact.field === "created" ? Object.keys(firstValues(fact)) : [fact.field])),
  );
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
