/**
 * From what a dry run wrote to what can be looked through: read from the history of its change set before that is taken
 * back, so that nothing which changes deals has to tell of it a second time.
 */
import type { PreviewChange, PreviewKind } from "../../../../src/contract/importPreview.ts";
import type { ImportTable } from "../../../../src/contract/importing.ts";
import { ENDED_FROM, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { USUAL_MEANS } from "../../db/connection.ts";
import { customFieldName } from "../../db/queries/customFields.ts";
import { fieldNameOf, shownValue } from "../../db/queries/history.ts";
import type { ReadDb, WriteDb } from "../../db/sql.ts";
import type { Collected } from "../collect.ts";
import type { Counts } from "../promote/context.ts";
import type { RowMarks } from "../promote/rowMarks.ts";
import type { DealStaging } from "../staging.ts";
import { recordItems } from "./records.ts";
import type { PreviewItem, PreviewStore } from "./store.ts";

/** Deals that are read at once: few enough that what is made of them is young when it is done with, or the heap grows by the half. */
const PART = 200;

const SMALL_CACHE = "PRAGMA cache_size = -8192";

export interface Captured {
  changeSet: number;
  /** The newest history row before the file's. */
  since: number;
  file: string;
  /** Known deals of which only the past changed. */
  past: ReadonlySet<number>;
  rows: RowMarks | null;
}

interface Place {
  row: number | null;
  deal: number;
}

/** How many deals are open, and what they come to. */
export function openDeals(db: ReadDb): { deals: number; minor: number } {
  return (
    db
      .prepare<[], { deals: number; minor: number }>(
        "SELECT COUNT(*) AS deals, COALESCE(SUM(amount_minor), 0) AS minor FROM deal WHERE state = 0",
      )
      .get() ?? { deals: 0, minor: 0 }
  );
}

/** What became of the rows of one file. */
export function* capture(
  db: WriteDb,
  store: PreviewStore,
  { staging, shape }: Pick<Collected, "staging" | "shape">,
  counts: Counts,
  of: Captured,
): Generator<void> {
  if (staging) {
    // Each deal is read once, in the order of their keys: a large cache would only hold what is never asked for again.
    db.exec(SMALL_CACHE);
    yield* captureDeals(db, store, staging, of);
    db.exec(USUAL_MEANS);
  } else {
    store.add(recordItems(db, shape.table, of));
    yield* captureTouched(db, store, shape.table, of);
    store.count("unchanged", counts.unchanged);
  }
}

/** The rows of one file of deals. */
function* captureDeals(
  db: WriteDb,
  store: PreviewStore,
  staging: DealStaging,
  of: Captured,
): Generator<void> {
  yield* inParts(
    db,
    `SELECT s.seq, s.file_row AS row, m.deal_id AS deal FROM ${staging.prefix}_match m JOIN ${staging.table} s ON s.seq = m.seq
     WHERE m.seq > ? ORDER BY m.seq LIMIT ${PART}`,
    (places) => store.add(itemsOf(db, places, of, "known")),
  );
  // New deals get their keys in the order of their rows.
  const made = db
    .once<object, number>(
      "SELECT entity_id FROM history WHERE change_set_id = @changeSet AND id > @since AND subject = @subject AND field = 'created' ORDER BY entity_id",
    )
    .pluck()
    .all({ changeSet: of.changeSet, since: of.since, subject: subjects.deal.code });
  let at = 0;
  yield* inParts(
    db,
    `SELECT s.seq, s.file_row AS row, 0 AS deal FROM ${staging.table} s
     WHERE s.seq NOT IN (SELECT seq FROM ${staging.prefix}_match) AND s.seq > ? ORDER BY s.seq LIMIT ${PART}`,
    (places) => {
      const keyed = places.map((place, index) => ({ ...place, deal: made[at + index] ?? 0 }));
      at += places.length;
      store.add(itemsOf(db, keyed, of, "added"));
      return store.hasRoom("added");
    },
  );
  const rest = made.slice(at);
  const [first] = rest;
  if (first === undefined) return;
  const sum = db
    .prepare<[number, number], number>(
      "SELECT COALESCE(SUM(amount_minor), 0) FROM deal WHERE id BETWEEN ? AND ?",
    )
    .pluck()
    .get(first, rest.at(-1) ?? first);
  store.count("added", rest.length, 0, sum ?? 0);
}

/** Deals that a file without deals of its own tells more of: their lines, their past. What is told is new. */
function* captureTouched(
  db: WriteDb,
  store: PreviewStore,
  table: ImportTable,
  of: Captured,
): Generator<void> {
  const touched = db
    .once<object, number>(
      "SELECT DISTINCT entity_id FROM history WHERE change_set_id = @changeSet AND id > @since AND subject = @subject ORDER BY entity_id",
    )
    .pluck()
    .all({ changeSet: of.changeSet, since: of.since, subject: subjects.deal.code });
  const kind = table === "stageHistory" ? "added" : "changed";
  for (let from = 0; from < touched.length; from += PART) {
    const places = touched.slice(from, from + PART).map((deal) => ({ row: null, deal }));
    store.add(itemsOf(db, places, of, "known").map((item) => ({ ...item, kind, table })));
    yield;
  }
}

/** Open deals that the file does not have; what becomes of them was decided before. */
export function* captureVanished(
  db: WriteDb,
  store: PreviewStore,
  deals: readonly number[],
  of: Captured,
): Generator<void> {
  for (let from = 0; from < deals.length; from += PART) {
    const places = deals.slice(from, from + PART).map((deal) => ({ row: null, deal }));
    store.add(itemsOf(db, places, of, "vanished"));
    yield;
  }
}

/** @param take false where it wants no more */
function* inParts(db: ReadDb, sql: string, take: (places: Place[]) => boolean | void): Generator<void> {
  const statement = db.once<[number], Place & { seq: number }>(sql);
  let last = 0;
  for (;;) {
    const places = statement.all(last);
    const end = places.at(-1);
    if (!end) return;
    if (take(places) === false) return;
    last = end.seq;
    yield;
  }
}

interface DealText {
  deal: number;
  name: string;
  account: string | null;
  stage: string | null;
  owner: string | null;
  amount: number | null;
  sourceId: string | null;
}

function itemsOf(
  db: ReadDb,
  places: readonly Place[],
  of: Captured,
  group: "known" | "added" | "vanished",
): PreviewItem[] {
  const keys = JSON.stringify(places.map(({ deal }) => deal));
  const texts = new Map(
    db
      .prepare<[string], DealText>(
        `SELECT d.id AS deal, d.name, a.name AS account, s.name AS stage, p.name AS owner, d.amount_minor AS amount, d.source_id AS sourceId
         FROM json_each(?) k CROSS JOIN deal d ON d.id = k.value LEFT JOIN account a ON a.id = d.account_id
         LEFT JOIN stage s ON s.id = d.stage_id LEFT JOIN person p ON p.id = d.owner_id`,
      )
      .all(keys)
      .map((text) => [text.deal, text]),
  );
  const changes = group === "added" ? firstChanges(db, keys, of) : laterChanges(db, keys, of);
  return places.flatMap(({ row, deal }): PreviewItem[] => {
    const text = texts.get(deal);
    if (!text) return [];
    const told = changes.get(deal) ?? [];
    const kind: PreviewKind = group === "known" ? (told.length > 0 ? "changed" : "unchanged") : group;
    return [
      {
        kind,
        past: group === "known" && of.past.has(deal),
        table: "deals",
        file: of.file,
        row,
        deal: group === "added" ? null : formatId("deal", deal),
        name: text.name,
        account: text.account,
        stage: text.stage,
        owner: text.owner,
        beforeMinor: group === "added" ? null : amountBefore(told, text.amount),
        afterMinor: text.amount,
        changes: told,
        sourceId: text.sourceId,
      },
    ];
  });
}

/** What was told of a day that is past already leaves the present amount as it is. */
function amountBefore(changes: readonly PreviewChange[], after: number | null): number | null {
  const amount = changes.find(({ field }) => field === "amountMinor");
  return amount && amount.to === after ? (amount.from as number | null) : after;
}

interface FactRow {
  deal: number;
  field: string;
  value: FactValue;
  day: string;
  before: FactValue;
}

const HIDDEN: ReadonlySet<string> = new Set(["source_system", "search_key", ENDED_FROM]);

/** Each fact with what the field was before it: the fact before, else the first value, however late that was seen. */
const LATER = `SELECT h.entity_id AS deal, h.field, h.value, h.effective_on AS day,
    (SELECT CASE b.field WHEN 'created' THEN json_extract(b.value, '$."' || h.field || '"') ELSE b.value END
     FROM history b JOIN change_set c ON c.id = b.change_set_id AND c.active = 1
     WHERE b.subject = h.subject AND b.entity_id = h.entity_id AND (b.field = 'created'
       OR (b.field = h.field AND (b.effective_on < h.effective_on OR (b.effective_on = h.effective_on AND b.id < h.id))))
     ORDER BY b.field = 'created', b.effective_on DESC, b.id DESC LIMIT 1) AS before
  FROM json_each(@keys) k CROSS JOIN history h ON h.subject = @subject AND h.entity_id = k.value
  WHERE +h.change_set_id = @changeSet AND h.id > @since AND h.field NOT IN ('created', 'deleted') ORDER BY h.id`;

function laterChanges(db: ReadDb, keys: string, of: Captured): Map<number, PreviewChange[]> {
  const rows = db
    .prepare<object, FactRow>(LATER)
    .all({ keys, changeSet: of.changeSet, since: of.since, subject: subjects.deal.code });
  const changes = new Map<number, PreviewChange[]>();
  for (const { deal, field, value, day, before } of rows) {
    if (HIDDEN.has(field)) continue;
    const list = changes.get(deal) ?? [];
    changes.set(deal, list);
    list.push({
      field: fieldNameOf(field),
      ...named(db, field),
      from: shownValue(db, field, before),
      to: shownValue(db, field, value),
      on: day,
    });
  }
  return changes;
}

/** The name of a custom field, which the dry run may just have made. */
function named(db: ReadDb, field: string): Pick<PreviewChange, "name"> {
  const name = customFieldName(db, field);
  return name === null ? {} : { name };
}

function firstChanges(db: ReadDb, keys: string, of: Captured): Map<number, PreviewChange[]> {
  const rows = db
    .prepare<object, { deal: number; value: string; day: string }>(
      `SELECT h.entity_id AS deal, h.value, h.effective_on AS day FROM json_each(@keys) k
       CROSS JOIN history h ON h.subject = @subject AND h.entity_id = k.value WHERE +h.change_set_id = @changeSet AND h.field = 'created'`,
    )
    .all({ keys, changeSet: of.changeSet, subject: subjects.deal.code });
  return new Map(
    rows.map(({ deal, value, day }) => [
      deal,
      Object.entries(firstValues({ value }))
        .filter(([column]) => !HIDDEN.has(column))
        .map(([column, first]) => ({
          field: fieldNameOf(column),
          ...named(db, column),
          from: null,
          to: shownValue(db, column, first),
          on: day,
        })),
    ]),
  );
}
