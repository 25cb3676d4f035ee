/** Product lines: a file tells all lines of each deal that it names. What differs is one fact, at the file's day. */
import { encodeLines, decodeLines, type Line } from "../../../../src/core/domain/lines.ts";
import { addFact } from "../../db/writes/changes.ts";
import { activeFacts } from "../../db/writes/dealRows.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { type Counts, type FileOf, noCounts, type Promotion } from "./context.ts";
import { DealFinder } from "./dealFinder.ts";
import { valuesOn } from "./lateDeals.ts";

const PART = 200;

export function* promoteLines(promotion: Promotion, records: Records, of: FileOf): Generator<void, Counts> {
  const { db, changeSet } = promotion;
  const counts = noCounts();
  const finder = new DealFinder(promotion, records, of);
  const rows = new Map<number, ImportedRecord[]>();
  for (const record of records.list) {
    const deal = finder.find(record);
    if (deal == null) counts.rejected += 1;
    else rows.set(deal, [...(rows.get(deal) ?? []), record]);
  }
  const touched: number[] = [];
  let done = 0;
  for (const [deal, list] of rows) {
    const before = decodeLines(
      valuesOn(activeFacts(db, deal), of.asOf)["lines"] as string | null | undefined,
    );
    const lines = list.map((record) => lineOf(record, before));
    countLines(counts, before, lines);
    if (encodeLines(before) !== encodeLines(lines)) {
      addFact(db, changeSet, "deal", deal, "lines", encodeLines(lines), of.asOf);
      touched.push(deal);
    }
    done += 1;
    if (done % PART === 0) yield;
  }
  for (let from = 0; from < touched.length; from += PART) {
    projectDeals(db, touched.slice(from, from + PART));
    yield;
  }
  return counts;

  /** What the file has no column for stays as the deal's line of that product has it. */
  function lineOf({ values }: ImportedRecord, before: readonly Line[]): Line {
    const product = promotion.products.findOrMake(db, changeSet, String(values.product), of.asOf);
    const known = before.find((line) => line.product === product);
    const number = (value: string | number | null | undefined) => (value == null ? null : Number(value));
    return {
      product,
      quantityMilli:
        number(values.quantity) ?? (records.has("quantity") ? 1000 : (known?.quantityMilli ?? 1000)),
      unitPriceMinor: records.has("unitPrice") ? number(values.unitPrice) : (known?.unitPriceMinor ?? null),
      deliveryOn: records.has("deliveryOn")
        ? ((values.deliveryOn as string | null | undefined) ?? null)
        : (known?.deliveryOn ?? null),
    };
  }
}

/** A line that stands in another place, or beside which another went, is a changed row of the file. */
function countLines(counts: Counts, before: readonly Line[], after: readonly Line[]): void {
  const left = before.map((line) => encodeLines([line]));
  const products = new Set(before.map(({ product }) => product));
  after.forEach((line, at) => {
    if (left[at] === encodeLines([line]) && (at < after.length - 1 || before.length === after.length))
      counts.unchanged += 1;
    else if (products.has(line.product)) counts.changed += 1;
    else counts.added += 1;
  });
}
