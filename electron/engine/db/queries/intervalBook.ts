/** Gathers the past of the deals for the measures over time (`core/funnel/intervalBook.ts`). */
import type { DealFilter } from "../../../../src/contract/common.ts";
import { dayNumber } from "../../../../src/core/domain/days.ts";
import {
  buildIntervalBook,
  type IntervalBook,
  type IntervalRow,
  NO_KEY,
} from "../../../../src/core/funnel/intervalBook.ts";
import type { Scope, StateOfStage } from "../../../../src/core/funnel/scope.ts";
import type { ReadDb } from "../sql.ts";
import { STATES, where } from "./filter.ts";
import { filterKeys } from "./names.ts";

export function readIntervalBook(db: ReadDb): IntervalBook {
  const count = db.prepare<[], number>("SELECT COUNT(*) FROM stage_interval").pluck().get() ?? 0;
  return buildIntervalBook(intervalRows(db), count);
}

/** By deal, then by time. */
export function intervalRows(db: ReadDb): Iterable<IntervalRow> {
  return db
    .prepare<[], IntervalRow>(
      `SELECT deal_id, stage_id, owner_id, amount_minor, expected_on, entered_on, left_on
       FROM stage_interval ORDER BY deal_id, position`,
    )
    .raw()
    .iterate();
}

/** By the stage's key. */
export function stateOfStages(db: ReadDb): StateOfStage {
  const stages = db.prepare<[], { id: number; kind: string }>("SELECT id, kind FROM stage").all();
  const states = new Uint8Array(1 + Math.max(NO_KEY, ...stages.map(({ id }) => id)));
  for (const { id, kind } of stages)
    states[id] = kind === "won" ? STATES.won : kind === "lost" ? STATES.lost : STATES.open;
  return states;
}

/**
 * A filter asked of the past: stage, state, owner, team and expected day as they were on the day in question, the rest
 * (account, product, source, days of creation and closing …) as the deal has it now.
 * @throws WorkbenchError invalid where the filter names something that the file does not have
 */
export function scopeOf(db: ReadDb, filter: DealFilter, book: IntervalBook, states: StateOfStage): Scope {
  const { stage, state, owner, team, expectedFrom, expectedTo, ...lasting } = filter;
  return {
    deals: Object.keys(lasting).length > 0 ? placesOf(db, lasting, book) : null,
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

function both(a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): ReadonlySet<number> | null {
  return a && b ? new Set([...a].filter((key) => b.has(key))) : (a ?? b);
}

function stagesIn(wanted: readonly number[], states: StateOfStage): Set<number> {
  return new Set([...states.keys()].filter((stage) => wanted.includes(states[stage] as number)));
}

function peopleOf(db: ReadDb, teams: readonly number[]): Set<number> {
  return new Set(
    db
      .prepare<[string], number>("SELECT id FROM person WHERE team_id IN (SELECT value FROM json_each(?))")
      .pluck()
      .all(JSON.stringify(teams)),
  );
}

function placesOf(db: ReadDb, filter: DealFilter, book: IntervalBook): Uint8Array {
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
