/** From a filter to the deals that a measure over time counts. */
import type { DealFilter } from "../../../../src/contract/common.ts";
import { type Day, dayNumber } from "../../../../src/core/domain/days.ts";
import type { DealBook, Names } from "../../../../src/core/funnel/dealBook.ts";
import { NEVER_LEFT, NO_DAY } from "../../../../src/core/funnel/intervalBook.ts";
import { type KeySet, keySet, type Scope, type StateOfStage } from "../../../../src/core/funnel/scope.ts";
import type { ReadDb } from "../sql.ts";
import { STATES, where } from "./filter.ts";
import { filterKeys } from "./names.ts";

/** A book with the names that its numbers mean. */
export interface KeptBook {
  book: DealBook;
  sources: Names;
}

/**
 * A filter asked of the past: stage, state, owner, team and expected day as they were on the day in question, the rest
 * (account, product, source, days of creation and closing …) as the deal has it now.
 * @throws WorkbenchError invalid where the filter names something that the file does not have
 */
export function scopeOf(db: ReadDb, filter: DealFilter, kept: KeptBook, states: StateOfStage): Scope {
  const { stage, state, owner, team, expectedFrom, expectedTo, ...lasting } = filter;
  return {
    deals: placesOf(db, lasting, kept),
    stages: both(
      stage === undefined ? null : new Set(filterKeys(db, "stage", stage)),
      state === undefined
        ? null
        : stagesIn(
            [state].flat().map((name) => STATES[name]),
            states,
          ),
    ),
    owners: both(
      owner === undefined ? null : new Set(filterKeys(db, "person", owner)),
      team === undefined ? null : peopleOf(db, filterKeys(db, "team", team)),
    ),
    expectedFrom: expectedFrom === undefined ? null : dayNumber(expectedFrom),
    expectedTo: expectedTo === undefined ? null : dayNumber(expectedTo),
  };
}

/** Keys that are in both, where both ask for some; null: any. */
export function inBoth(
  a: ReadonlySet<number> | null,
  b: ReadonlySet<number> | null,
): ReadonlySet<number> | null {
  return a && b ? new Set([...a].filter((key) => b.has(key))) : (a ?? b);
}

function both(a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): KeySet | null {
  const keys = inBoth(a, b);
  return keys && keySet(keys);
}

function stagesIn(wanted: readonly number[], states: StateOfStage): Set<number> {
  return new Set([...states.keys()].filter((stage) => wanted.includes(states[stage] as number)));
}

export function peopleOf(db: ReadDb, teams: readonly number[]): Set<number> {
  return new Set(
    db
      .prepare<[string], number>("SELECT id FROM person WHERE team_id IN (SELECT value FROM json_each(?))")
      .pluck()
      .all(JSON.stringify(teams)),
  );
}

/**
 * The deals that a filter keeps as they are now, by place in the book; null: all of them.
 * What every deal has for good is asked of the book, the rest of the file.
 * @throws WorkbenchError invalid where the filter names something that the file does not have
 */
export function placesOf(db: ReadDb, filter: DealFilter, { book, sources }: KeptBook): Uint8Array | null {
  if (Object.keys(filter).length === 0) return null;
  const { pipeline, account, source, createdFrom, createdTo, closedFrom, closedTo, ...rest } = filter;
  const places =
    Object.keys(rest).length > 0 ? placesBySql(db, rest, book) : new Uint8Array(book.size).fill(1);
  const among = (column: Int32Array, keys: number[]): void => {
    const wanted = keySet(keys);
    for (let place = 0; place < book.size; place += 1)
      if (wanted[column[place] as number] !== 1) places[place] = 0;
  };
  const within = (column: Int32Array, from: Day | undefined, to: Day | undefined): void => {
    if (from === undefined && to === undefined) return;
    const first = from === undefined ? NO_DAY + 1 : dayNumber(from);
    const last = to === undefined ? NEVER_LEFT : dayNumber(to);
    for (let place = 0; place < book.size; place += 1) {
      const day = column[place] as number;
      if (day < first || day > last) places[place] = 0;
    }
  };
  if (pipeline !== undefined) among(book.pipeline, filterKeys(db, "pipeline", pipeline));
  if (account !== undefined) among(book.account, filterKeys(db, "account", account));
  if (source !== undefined)
    among(
      book.source,
      [source].flat().flatMap((text) => sources.find(text) ?? []),
    );
  within(book.created, createdFrom, createdTo);
  within(book.closed, closedFrom, closedTo);
  return places;
}

function placesBySql(db: ReadDb, filter: DealFilter, book: DealBook): Uint8Array {
  const { sql, params } = where(db, filter);
  const keys = db
    .once<unknown[], number>(`SELECT d.id FROM deal d WHERE ${sql} ORDER BY d.id`)
    .pluck()
    .iterate(...params);
  const places = new Uint8Array(book.size);
  let place = 0;
  for (const key of keys) {
    while (place < book.size && (book.deals[place] as number) < key) place += 1;
    if (book.deals[place] === key) places[place] = 1;
  }
  return places;
}
