/** One file of any table but the deals, from its rows into the workbook. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import type { Records } from "../records.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { promoteRecords } from "./references.ts";
import { StageBook } from "./stageBook.ts";
import { promoteStageHistory } from "./stageHistory.ts";

export function promoteTable(
  promotion: Promotion,
  records: Records,
  options: ImportOptions,
  of: FileOf,
): Generator<void, Counts> {
  switch (records.shape.table) {
    case "stageHistory":
      return promoteStageHistory(promotion, records, of, new StageBook(promotion, options.stages, of.asOf));
    default:
      return promoteRecords(promotion, records, of);
  }
}
