/** Reports that say how long a deal was in each stage, but not since when: counted from the deal's creation. */
import { addDays } from "../../../../src/core/domain/days.ts";
import type { ImportedRecord } from "../records.ts";
import type { StageBook } from "./stageBook.ts";
import type { PastDeal } from "./stageHistory.ts";

/** @returns the rows in the order of the pipeline with the day of entry; without a day where the deal has no creation day */
export function enteredByDuration(
  { createdOn, pipeline }: PastDeal,
  rows: readonly ImportedRecord[],
  book: StageBook,
): ImportedRecord[] {
  if (createdOn === null) return [...rows];
  // A stage that is made here moves others along, so positions are read once all are there.
  for (const { values } of rows) book.placeIn(pipeline, String(values.stage));
  const placed = rows
    .map((record) => ({ record, position: book.placeIn(pipeline, String(record.values.stage)).position }))
    .sort((a, b) => a.position - b.position);
  let milli = 0;
  return placed.map(({ record }) => {
    const changedOn = addDays(createdOn, Math.floor(milli / 1000));
    milli += Number(record.values.stageDays ?? 0);
    return { ...record, values: { ...record.values, changedOn } };
  });
}
