/** What became of each row of a file, counted; and what is told of a row that can't be taken. */
import type { MessageParams } from "../../../../src/contract/errors.ts";
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { type Counts, type FileOf, noCounts, type Promotion } from "./context.ts";
import type { DealFinder } from "./dealFinder.ts";

export type Outcome = "added" | "changed" | "unchanged" | "rejected";

/** Rows between two steps. */
const PART = 1000;

export interface Teller {
  /** @returns `rejected`, for the row's outcome */
  reject(record: ImportedRecord, field: ImportField, code: string, params?: MessageParams): "rejected";
  /** Tells of each value once. */
  remark(record: ImportedRecord, field: ImportField, code: string): void;
}

export function tellerOf({ issues }: Promotion, records: Records, { file }: FileOf): Teller {
  const told = new Set<string>();
  const tell = (
    { row, values }: ImportedRecord,
    field: ImportField,
    code: string,
    severity: "rejected" | "warning",
    params: MessageParams = {},
  ) => {
    const value = values[field] == null ? null : String(values[field]);
    issues.add(file, { row, column: records.header(field), value, code, params, severity });
  };
  return {
    reject(record, field, code, params) {
      tell(record, field, code, "rejected", params);
      return "rejected";
    },
    remark(record, field, code) {
      const key = `${code} ${record.values[field]}`;
      if (told.has(key)) return;
      told.add(key);
      tell(record, field, code, "warning");
    },
  };
}

/** The same of rows that each belong to a deal, or to none: one whose deal is not known is rejected. */
export function countOutcomesOfDeals(
  promotion: Promotion,
  finder: DealFinder,
  records: Records,
  take: (record: ImportedRecord, deal: number | null) => Outcome,
): Generator<void, Counts> {
  return countOutcomes(promotion, records, (record) => {
    const deal = finder.find(record);
    return deal === undefined ? "rejected" : take(record, deal);
  });
}

/** Takes the rows one by one, with a step now and then. */
export function* countOutcomes(
  { rows }: Promotion,
  records: Records,
  take: (record: ImportedRecord) => Outcome,
): Generator<void, Counts> {
  const counts = noCounts();
  let done = 0;
  rows?.begin();
  for (const record of records.list) {
    counts[take(record)] += 1;
    rows?.end(record);
    done += 1;
    if (done % PART === 0) yield;
  }
  return counts;
}
