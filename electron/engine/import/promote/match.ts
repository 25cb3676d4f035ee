/** Which staged rows are deals that the workbook has already. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { OWN_SYSTEM, UNKNOWN_SYSTEM } from "../../../../src/core/mapping/systems.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import { matchLostZeros } from "./lostZeros.ts";
import { matchByName } from "./matchByName.ts";
import { matchByKey } from "./matchByKey.ts";
import { tellRenamed } from "./nearDeals.ts";
import { matchRenamed } from "./renamedDeals.ts";
import { alikeColumns } from "./alikeFields.ts";
import type { StageBook } from "./stageBook.ts";

/**
 * Fills `…_match (seq, deal_id)`. By the app's own id, else by source system and id, else, for rows without any id, by name
 * and account, and of several alike by the rest of their values. A key that the user chose stands in place of
 * name and account, and what they said of a renamed deal before both.
 * @returns how many rows were matched
 */
export function matchDeals(
  promotion: Promotion,
  staging: DealStaging,
  options: Pick<ImportOptions, "key" | "deals">,
  of: FileOf,
  book: StageBook,
): number {
  const { db } = promotion;
  const match = staging.helper("match", "seq INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL");
  const any = db.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM deal)").pluck().get();
  const { key = [] } = options;
  if (!any && key.length === 0) return 0;
  const free = `s.seq NOT IN (SELECT seq FROM ${match})`;
  if (staging.has("dealId")) {
    refuseOthers(promotion, staging, of);
    db.once(`INSERT INTO ${match} SELECT s.seq, d.id FROM ${staging.table} s JOIN deal d ON ${OWN_ID}`).run();
  }
  if (staging.has("sourceId")) {
    const system = staging.has("sourceSystem") ? "COALESCE(s.source_system, @system)" : "@system";
    const only = staging.has("dealId") ? `AND ${free}` : "";
    db.once(
      `INSERT INTO ${match} SELECT s.seq, MIN(d.id) FROM ${staging.table} s
       JOIN deal d ON d.source_id = s.source_id AND d.source_system = ${system} WHERE s.source_id IS NOT NULL ${only} GROUP BY s.seq`,
    ).run({ system: of.sourceSystem });
    if (!of.systemGiven && !staging.has("sourceSystem"))
      matchAcrossGuesses(promotion, staging, of, match, free);
    matchLostZeros(promotion, staging, of, system, { match, free });
  }
  const where = { match, free: `${withoutId(staging)} AND ${free}` };
  const renamed = options.deals ?? {};
  const alike = () => alikeColumns(promotion, staging, book);
  matchRenamed(promotion, staging, renamed, where);
  if (key.length > 0) matchByKey(promotion, staging, key, of, where);
  else matchByName(promotion, staging, of, where, alike);
  tellRenamed(promotion, staging, renamed, of, where, alike);
  if (staging.has("dealId")) refuseRepeated(promotion, staging, match, of);
  return db.once<[], number>(`SELECT COUNT(*) FROM ${match}`).pluck().get() ?? 0;
}

/**
 * The system was guessed from the headers, and an export with other columns is guessed otherwise: an id that one deal alone
 * has is that deal's, unless both systems are known and differ.
 */
function matchAcrossGuesses(
  { db }: Promotion,
  staging: DealStaging,
  { sourceSystem }: FileOf,
  match: string,
  free: string,
): void {
  const vague = [UNKNOWN_SYSTEM, OWN_SYSTEM];
  const either = vague.includes(sourceSystem)
    ? "1"
    : `COALESCE(d.source_system, '') IN ('', ${vague.map((system) => `'${system}'`).join(", ")})`;
  db.once(
    `INSERT INTO ${match} SELECT s.seq, MIN(d.id) FROM ${staging.table} s JOIN deal d ON d.source_id = s.source_id
     WHERE s.source_id IS NOT NULL AND ${free} AND d.id NOT IN (SELECT deal_id FROM ${match}) AND ${either} GROUP BY s.seq HAVING COUNT(*) = 1`,
  ).run();
}

const OWN_ID =
  "s.own_id GLOB 'd[1-9]*' AND d.id = CAST(substr(s.own_id, 2) AS INTEGER) AND 'd' || d.id = s.own_id";

/**
 * An export of another workbook has ids of ours that mean other deals. A row is taken for the deal of its id only if
 * something else of it agrees: its source id, its name, or its creation day.
 */
function refuseOthers({ db, issues }: Promotion, staging: DealStaging, { file }: FileOf): void {
  const agree = [
    staging.has("sourceId") ? "(s.source_id IS NOT NULL AND s.source_id = d.source_id)" : null,
    staging.has("name") ? "s.name = d.name" : null,
    staging.has("createdOn") ? "(s.created_on IS NOT NULL AND s.created_on = d.created_on)" : null,
  ].filter(Boolean);
  if (agree.length === 0) return;
  const others = db
    .once<[], { seq: number; row: number; id: string }>(
      `SELECT s.seq, s.file_row AS row, s.own_id AS id FROM ${staging.table} s JOIN deal d ON ${OWN_ID} WHERE NOT (${agree.map((part) => `COALESCE(${part}, 0)`).join(" OR ")})`,
    )
    .all();
  const remove = db.once(`DELETE FROM ${staging.table} WHERE seq = ?`);
  for (const { seq, row, id } of others) {
    issues.add(file, {
      row,
      column: staging.header("dealId"),
      value: id,
      code: "rowOfOtherWorkbook",
      params: {},
      severity: "rejected",
    });
    remove.run(seq);
  }
}

/** Condition of a staged row `s` that nothing but its content identifies. */
function withoutId(staging: DealStaging): string {
  const ids = [
    staging.has("sourceId") ? "s.source_id IS NULL" : null,
    staging.has("dealId") ? "s.own_id IS NULL" : null,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(" AND ") : "1";
}

/** A deal that two rows mean (by different ids) is what the first says; the others are told of. */
function refuseRepeated(
  { db, issues }: Promotion,
  staging: DealStaging,
  match: string,
  { file }: FileOf,
): void {
  const repeated = db
    .once<[], { seq: number; row: number; deal: number }>(
      `SELECT m.seq, s.file_row AS row, m.deal_id AS deal FROM (SELECT seq, deal_id, ROW_NUMBER() OVER (PARTITION BY deal_id ORDER BY seq) AS nth FROM ${match}) m
       JOIN ${staging.table} s ON s.seq = m.seq WHERE m.nth > 1`,
    )
    .all();
  for (const { seq, row, deal } of repeated) {
    const column = staging.header("dealId") ?? staging.header("sourceId");
    issues.add(file, {
      row,
      column,
      value: formatId("deal", deal),
      code: "rowRepeated",
      params: {},
      severity: "rejected",
    });
    db.once(`DELETE FROM ${match} WHERE seq = ?`).run(seq);
    db.once(`DELETE FROM ${staging.table} WHERE seq = ?`).run(seq);
  }
}
