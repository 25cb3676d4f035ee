/** Lists of pipelines and of stages, as systems that write ids into their deals export them beside. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { parseYesNo } from "../../../../src/core/mapping/relatedValues.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { stageKind } from "../../../../src/core/mapping/stages.ts";
import { createRow } from "../../db/writes/changes.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { countOutcomes, type Outcome, tellerOf } from "./outcomes.ts";
import type { StageBook } from "./stageBook.ts";

const text = (value: string | number | null | undefined): string | null =>
  value == null ? null : String(value);

export function* promotePipelines(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  book: StageBook,
): Generator<void, Counts> {
  const teller = tellerOf(promotion, records, of);
  const seen = new Set<string>();
  inPlace(records);
  return yield* countOutcomes(promotion, records, take);

  function take(record: ImportedRecord): Outcome {
    const name = String(record.values.name);
    const source = text(record.values.sourceId);
    const mark = source ?? nameKey(name);
    if (seen.has(mark)) return teller.reject(record, source === null ? "name" : "sourceId", "rowRepeated");
    seen.add(mark);
    const known = (source === null ? undefined : book.pipelineNamed(source)) ?? book.pipelineNamed(name);
    if (known === undefined) {
      book.makePipeline(name, source);
      return "added";
    }
    const told: Record<string, FactValue> = source === null ? { name } : { name, source_id: source };
    return changeKnown(promotion, "pipeline", known, told, of.asOf) ? "changed" : "unchanged";
  }
}

export function* promoteStages(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  book: StageBook,
): Generator<void, Counts> {
  const { db, changeSet } = promotion;
  const teller = tellerOf(promotion, records, of);
  const seen = new Set<string>();
  inPlace(records);
  const counts = yield* countOutcomes(promotion, records, take);
  book.refresh();
  return counts;

  function take(record: ImportedRecord): Outcome {
    const { values } = record;
    const name = String(values.name);
    const source = text(values.sourceId);
    const given = text(values.pipeline);
    const pipeline = given === null ? book.anyPipeline() : book.pipeline(given);
    const mark = `${pipeline} ${source ?? nameKey(name)}`;
    if (seen.has(mark)) return teller.reject(record, source === null ? "name" : "sourceId", "rowRepeated");
    seen.add(mark);
    const own = book.stages.filter((stage) => stage.pipeline === pipeline);
    const known = (source === null ? undefined : book.find(source, pipeline)) ?? book.find(name, pipeline);
    const told: Record<string, FactValue> = { name };
    if (source !== null) told["source_id"] = source;
    if (records.has("probability")) told["probability_bp"] = values.probability ?? null;
    if (known) return changeKnown(promotion, "stage", known.id, told, of.asOf) ? "changed" : "unchanged";
    const position = Math.max(0, ...own.map((stage) => stage.position)) + 1;
    createRow(
      db,
      changeSet,
      "stage",
      { ...told, pipeline_id: pipeline, position, kind: kindOf(record, name) },
      of.asOf,
    );
    book.refresh();
    return "added";
  }

  function kindOf({ values }: ImportedRecord, name: string): "open" | "won" | "lost" {
    const won = values.isWon == null ? null : parseYesNo(String(values.isWon));
    const closed = values.isClosed == null ? null : parseYesNo(String(values.isClosed));
    if (won === true) return "won";
    if (closed === null) return stageKind(name);
    return closed ? "lost" : "open";
  }
}

/** Rows in the order that their own column gives, which is that of the way through the pipeline. */
function inPlace(records: Records): void {
  if (!records.has("position")) return;
  records.list.sort((a, b) => Number(a.values.position ?? Infinity) - Number(b.values.position ?? Infinity));
}
