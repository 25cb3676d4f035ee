/**
 * Open deals that a system's export used to have and has no more: told of, and closed where the user said so. A deal whose
 * row was rejected is in the export; one of which something newer is known than the export is none of its business.
 */
import type { Locale } from "../../../../src/contract/envelope.ts";
import type { VanishedChoice } from "../../../../src/contract/importing.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import { UNKNOWN_SYSTEM } from "../../../../src/core/mapping/systems.ts";
import { isRejectedFile } from "../../../../src/core/mapping/reasons.ts";
import { newerExports } from "../../db/queries/exportsSeen.ts";
import { addFact } from "../../db/writes/changes.ts";
import { projectDeals } from "../../db/writes/projectDeals.ts";
import type { Collected } from "../collect.ts";
import type { FileOf, Promotion } from "./context.ts";
import { Endings } from "./endings.ts";
import { StageBook } from "./stageBook.ts";

/** Deals are closed so many at a time, so that others get their turn. */
const PART = 1000;

const reasons: Record<Locale, string> = { en: "Not in the export", "zh-CN": "不在导出文件中" };

export interface DealsFile {
  collected: Collected;
  of: FileOf;
}

/** @param lastBefore the greatest key of a deal before the import @returns keys by the file that misses them */
export function findVanished(
  promotion: Promotion,
  files: readonly DealsFile[],
  lastBefore: number,
): Map<DealsFile, number[]> {
  const { db } = promotion;
  const found = new Map<DealsFile, number[]>();
  const taken = new Set<number>();
  const matches = files.map(({ collected }) => `SELECT deal_id FROM ${collected.staging?.prefix}_match`);
  const rejected = files.flatMap(({ collected }) => collected.rejectedKeys);
  for (const file of files) {
    const { of } = file;
    if (!isWhole(promotion, file) || files.some((each) => each.collected.keysUntold)) continue;
    const deals = db
      .once<object, number>(
        `SELECT d.id FROM deal d WHERE d.source_system = @system AND d.state = 0 AND d.id <= @lastBefore
           AND d.id NOT IN (${matches.join(" UNION ALL ")}) AND (d.created_on IS NULL OR d.created_on <= @asOf)
           AND d.name NOT IN (SELECT value FROM json_each(@rejected))
           AND (d.source_id IS NULL OR d.source_id NOT IN (SELECT value FROM json_each(@rejected)))
           AND NOT EXISTS (SELECT 1 FROM history h JOIN change_set c ON c.id = h.change_set_id
             WHERE h.subject = 1 AND h.entity_id = d.id AND c.active = 1 AND h.effective_on > @asOf)
         ORDER BY d.id`,
      )
      .pluck()
      .all({ system: of.sourceSystem, asOf: of.asOf, lastBefore, rejected: JSON.stringify(rejected) })
      .filter((deal) => !taken.has(deal));
    for (const deal of deals) taken.add(deal);
    if (deals.length > 0) found.set(file, deals);
  }
  return found;
}

/**
 * Whether a file can be taken for the whole list of its system. An export of ours holds what someone filtered, a file of
 * rejected rows what was mended; of two lists of no known system, those that share no deal are different lists.
 */
function isWhole({ db }: Promotion, { collected: { shape, staging }, of }: DealsFile): boolean {
  if (shape.own || isRejectedFile(shape.headers)) return false;
  // What an older export lacks may well have come since.
  if (newerExports(db, of.sourceSystem, of.asOf).length > 0) return false;
  if (of.sourceSystem !== UNKNOWN_SYSTEM) return true;
  return db.once<[], number>(`SELECT EXISTS (SELECT 1 FROM ${staging?.prefix}_match)`).pluck().get() === 1;
}

/** Closes those for which that was chosen. @returns how many */
export function* closeVanished(
  promotion: Promotion,
  { collected: { options }, of }: DealsFile,
  deals: readonly number[],
): Generator<void, number> {
  const choiceOf = (deal: number): VanishedChoice =>
    options.vanishedDeals?.[formatId("deal", deal)] ?? options.vanished ?? "keep";
  const closing = deals.filter((deal) => choiceOf(deal) === "close");
  if (closing.length === 0) return 0;
  const { db, changeSet, locale } = promotion;
  const book = new StageBook(promotion, undefined, of.asOf);
  const endings = new Endings(promotion, book);
  const pipelineOf = db.prepare<[number], number>("SELECT pipeline_id FROM deal WHERE id = ?").pluck();
  for (let from = 0; from < closing.length; from += PART) {
    const part = closing.slice(from, from + PART);
    for (const deal of part) {
      const pipeline = pipelineOf.get(deal) as number;
      const lost = endings.of(pipeline, "lost");
      addFact(db, changeSet, "deal", deal, "stage_id", lost.id, of.asOf);
      addFact(db, changeSet, "deal", deal, "closed_on", of.asOf, of.asOf);
      addFact(db, changeSet, "deal", deal, "loss_reason", reasons[locale], of.asOf);
    }
    projectDeals(db, part);
    yield;
  }
  return closing.length;
}
