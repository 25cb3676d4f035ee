/** One file of any table but the deals, from its rows into the workbook. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import type { Records } from "../records.ts";
import { promoteActivities } from "./activities.ts";
import { promoteContacts } from "./contacts.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { promoteLines } from "./lines.ts";
import { promotePipelines, promoteStages } from "./pipelines.ts";
import { promoteRecords } from "./references.ts";
import { StageBook } from "./stageBook.ts";
import { promoteStageHistory } from "./stageHistory.ts";
import { promoteTargets } from "./targets.ts";
import { promoteTeams } from "./teams.ts";

export function promoteTable(
  promotion: Promotion,
  records: Records,
  options: ImportOptions,
  of: FileOf,
): Generator<void, Counts> {
  const book = () => new StageBook(promotion, options.stages, of.asOf, records.names("stage", "fromStage"));
  switch (records.shape.table) {
    case "contacts":
      return promoteContacts(promotion, records, of);
    case "lines":
      return promoteLines(promotion, records, of);
    case "targets":
      return promoteTargets(promotion, records, of);
    case "teams":
      return promoteTeams(promotion, records, of);
    case "activities":
      return promoteActivities(promotion, records, of);
    case "stageHistory":
      return promoteStageHistory(promotion, records, of, book());
    case "pipelines":
      return promotePipelines(promotion, records, of, book());
    case "stages":
      return promoteStages(promotion, records, of, book());
    default:
      return promoteRecords(promotion, records, of);
  }
}
