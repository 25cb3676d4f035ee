/** Targets of people, teams and products by month, quarter or year. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { parsePeriod } from "../../../../src/core/mapping/period.ts";
import { createRow } from "../../db/writes/changes.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import { lacksYear, periodColumns, periodOfHeader } from "../../../../src/core/mapping/periodColumns.ts";
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
  const year = /(?<!\d)20\d{2}(?!\d)/.exec(of.file)?.[0] ?? of.asOf.slice(0, 4);
  tellColumns(promotion, records, of, year);
  return countOutcomes(promotion, records, take);

  function take(record: ImportedRecord): Outcome {
    if (record.values.period == null) return takeWide(record);
    const period = parsePeriod(String(record.values.period));
    if (period === null) return teller.reject(record, "period", "cellNotPeriod");
    return takeOne(record, period, record.values.amount ?? null);
  }

  /** One target for each period that the row has an amount for. */
  function takeWide(record: ImportedRecord): Outcome {
    const outcomes = record.periods.flatMap(({ header, amount }) => {
      const period = periodOfHeader(header, year);
      return period === null ? [] : [takeOne(record, period, amount)];
    });
    if (outcomes.length === 0) return teller.reject(record, "owner", "rowWithoutCell");
    return (["added", "changed", "unchanged"] as const).find((one) => outcomes.includes(one)) ?? "rejected";
  }

  function takeOne(record: ImportedRecord, period: string, amount: FactValue): Outcome {
    const { values } = record;
    const key = (name: string | number | null | undefined, book: typeof people) =>
      name == null ? null : book.findOrMake(db, changeSet, String(name), of.asOf);
    const whose = {
      team_id: key(values.team, teams),
      person_id: key(values.owner, people),
      product_id: key(values.product, products),
      period,
    };
    const told: Record<string, FactValue> = {};
    if (records.has("amount") || records.has("periodAmount")) told["amount_minor"] = amount;
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

/** Of a wide layout: columns that add up others, periods that no header can mean, and the year that months without one are of. */
function tellColumns(
  { issues }: Promotion,
  { shape: { headers, columns } }: Records,
  { file }: FileOf,
  year: string,
): void {
  const fed = new Set(columns.flatMap(({ field, header }) => (field === "periodAmount" ? [header] : [])));
  if (fed.size === 0) return;
  const tell = (code: string, column: string | null, params = {}) =>
    issues.add(file, { row: null, column, value: null, code, params, severity: "warning" });
  const kinds = periodColumns(headers);
  headers.forEach((header, at) => {
    if (kinds[at] === "total" && !fed.has(header)) tell("totalColumnLeft", header);
    if (fed.has(header) && periodOfHeader(header, year) === null) tell("headerNotPeriod", header);
  });
  if ([...fed].some(lacksYear)) tell("yearTaken", null, { year });
}
