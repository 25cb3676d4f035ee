/**
 * From a deal's history to what it is now and to the intervals of its past. The one definition of both: edits, undo
 * and `funnel check` use it, and the import's set-based fast path must agree with it (`funnel check` compares).
 *
 * Two times. A fact holds from its `effectiveOn`; facts are taken in the order (effectiveOn, recording), so that what an
 * older export says, learnt later, finds its place in the past and doesn't turn the present back. A creation holds its
 * first values from the day they were seen (an export's day, an edit's day); how far back they reach follows from the
 * deal's own days:
 * - a deal begins on `created_on`, else when first seen (or when closed, if that was earlier);
 * - a first value that no earlier fact contradicts holds from the beginning;
 * - a deal first seen closed was in an open stage from its beginning to `closed_on`, or to the day it was seen where the
 *   close day is not known: in the one that the source left it in (`ended_from`), else in one that nobody told (stageId null).
 */
import { type Day, FOREVER } from "./days.ts";

/** Of a creation's first values: the open stage that a deal first seen closed had ended in. No column of its own. */
export const ENDED_FROM = "ended_from";

export type FactValue = string | number | null;

/** One row of active history. `order` grows with recording; facts of one change set share `changeSet`. */
export interface Fact {
  field: string;
  value: FactValue;
  effectiveOn: Day;
  order: number;
  changeSet: number;
}

export interface StageInterval {
  /** Null: an open stage that the source did not tell. */
  stageId: number | null;
  ownerId: number | null;
  amountMinor: number | null;
  expectedOn: Day | null;
  enteredOn: Day;
  /** Exclusive; `FOREVER` while it lasts. */
  leftOn: Day;
}

/** A stage interval as a row: `[stage, owner, amountMinor, expectedOn, enteredOn, leftOn]`, as `stage_interval` has it. */
export type IntervalCells = readonly [number | null, number | null, number | null, Day | null, Day, Day];

export function intervalCells(interval: StageInterval): IntervalCells {
  const { stageId, ownerId, amountMinor, expectedOn, enteredOn, leftOn } = interval;
  return [stageId, ownerId, amountMinor, expectedOn, enteredOn, leftOn];
}

export interface ProjectedDeal {
  /** Latest value of each field that was ever set, by column name of the subject `deal`. */
  values: Record<string, FactValue>;
  /** When the deal was closed; null while open, or where nobody told. */
  closedOn: Day | null;
  /** When it came into its present stage. */
  stageEnteredOn: Day;
  intervals: StageInterval[];
}

export type IsClosedStage = (stageId: number) => boolean;

interface Event extends Fact {
  /** Part of the deal's creation rather than a later change. */
  initial: boolean;
}

/**
 * @param facts active rows in any order
 * @returns null where the deal does not exist: never created, its creation undone, or deleted
 */
export function projectDeal(facts: readonly Fact[], isClosed: IsClosedStage): ProjectedDeal | null {
  const unfolded = unfold(facts);
  if (!unfolded) return null;
  const { seenOn } = unfolded;
  const values: Record<string, FactValue> = {};
  for (const event of unfolded.events) values[event.field] = event.value;

  const stageId = values["stage_id"] as number | undefined;
  if (stageId === undefined) return null;
  const closing = isClosed(stageId) ? lastClosing(unfolded.events, isClosed) : null;
  const events = withEndedFrom(unfolded.events, closing);
  const closedOn = closing ? closingDay(events, closing) : null;
  values["closed_on"] = closedOn;

  const createdOn = (values["created_on"] as Day | null | undefined) ?? null;
  const beginsOn = createdOn ?? (closedOn !== null && closedOn < seenOn ? closedOn : seenOn);
  const intervals = cutIntervals(placeEvents(events, beginsOn, closing, closedOn), beginsOn);
  let last = intervals.length - 1;
  while (last > 0 && intervals[last - 1]?.stageId === stageId) last -= 1;
  return { values, closedOn, stageEnteredOn: (intervals[last] as StageInterval).enteredOn, intervals };
}

/**
 * The stage that a deal ended from, told just before its closing: it was there since the last that is known of its stage. All
 * else that was told with it was so before it closed. Of a closing that is known otherwise, by a history or a later change, it
 * says nothing.
 */
function withEndedFrom(events: Event[], closing: Event | null): Event[] {
  if (!events.some(({ field }) => field === ENDED_FROM)) return events;
  const told = events.find((event) => event.field === ENDED_FROM && event.order === closing?.order);
  const others = events.filter(({ field }) => field !== ENDED_FROM);
  if (!told || !closing?.initial) return others;
  const withIt = others.filter((event) => event !== closing && event.order === closing.order);
  const before = others.filter((event) => isBefore(event, closing));
  const after = others.filter((event) => isBefore(closing, event));
  return [...before, { ...told, field: "stage_id" }, ...withIt, closing, ...after];
}

const isBefore = (a: Event, b: Event): boolean =>
  a.effectiveOn < b.effectiveOn || (a.effectiveOn === b.effectiveOn && a.order < b.order);

/** The creation unfolded into one event a field, all in order; null where the deal does not exist. */
function unfold(facts: readonly Fact[]): { events: Event[]; seenOn: Day } | null {
  const events: Event[] = [];
  let seenOn: Day = FOREVER;
  let latest: Fact | null = null;
  for (const fact of facts) {
    if (fact.field !== "created" && fact.field !== "deleted") {
      events.push({ ...fact, initial: false });
      continue;
    }
    if (!latest || fact.order > latest.order) latest = fact;
    if (fact.field === "deleted") continue;
    if (fact.effectiveOn < seenOn) seenOn = fact.effectiveOn;
    for (const [field, value] of Object.entries(firstValues(fact)))
      events.push({ ...fact, field, value, initial: true });
  }
  if (latest?.field !== "created") return null;
  events.sort((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.order - b.order,
  );
  return { events, seenOn };
}

/** The first values that a `created` fact holds, by column. A structured one (lines) stays JSON text. */
export function firstValues(fact: Pick<Fact, "value">): Record<string, FactValue> {
  const values = JSON.parse(fact.value as string) as Record<string, unknown>;
  for (const field in values) {
    const value = values[field];
    if (typeof value === "object" && value !== null) values[field] = JSON.stringify(value);
  }
  return values as Record<string, FactValue>;
}

/** The event that took the deal from open (or from nothing) to closed for the last time. */
function lastClosing(events: readonly Event[], isClosed: IsClosedStage): Event | null {
  let closing: Event | null = null;
  let closed = false;
  for (const event of events) {
    if (event.field !== "stage_id" || event.value === null) continue;
    const nowClosed = isClosed(event.value as number);
    if (nowClosed && !closed) closing = event;
    closed = nowClosed;
  }
  return closing;
}

/** A close day told with or after the closing counts; else the closing's own day; unknown where the deal was first seen closed. */
function closingDay(events: readonly Event[], closing: Event): Day | null {
  const told = events.findLast(
    (event) =>
      event.field === "closed_on" &&
      (event.effectiveOn > closing.effectiveOn ||
        (event.effectiveOn === closing.effectiveOn && event.changeSet >= closing.changeSet)),
  );
  return (told?.value as Day | null | undefined) ?? (closing.initial ? null : closing.effectiveOn);
}

interface Placed {
  field: string;
  value: FactValue;
  on: Day;
}

/** The business day of each event: never before the beginning, the closing on the close day, what came before it by then. */
function placeEvents(
  events: readonly Event[],
  beginsOn: Day,
  closing: Event | null,
  closedOn: Day | null,
): Placed[] {
  const seen = new Set<string>();
  let previous = beginsOn;
  let closed = closing === null;
  return events.map((event) => {
    const reachesBack = event.initial && !seen.has(event.field);
    seen.add(event.field);
    let on = reachesBack ? beginsOn : event.effectiveOn;
    if (event === closing) {
      on = closedOn ?? event.effectiveOn;
      closed = true;
    } else if (!closed && closedOn !== null && on > closedOn) on = closedOn;
    if (on < previous && !reachesBack) on = previous;
    if (event.field in CUTTING && !reachesBack) previous = on;
    return { field: event.field, value: event.value, on };
  });
}

const CUTTING: Record<string, "stageId" | "ownerId" | "amountMinor" | "expectedOn"> = {
  stage_id: "stageId",
  owner_id: "ownerId",
  amount_minor: "amountMinor",
  expected_on: "expectedOn",
};

/** Facts of one day in one stage are one cut; a stage passed within a day stays, with length 0. */
function cutIntervals(placed: Placed[], beginsOn: Day): StageInterval[] {
  const intervals: StageInterval[] = [];
  const current: StageInterval = {
    stageId: null,
    ownerId: null,
    amountMinor: null,
    expectedOn: null,
    enteredOn: beginsOn,
    leftOn: FOREVER,
  };
  // A first value may reach back behind facts that were sorted before it, so order by place; the sort is stable.
  placed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const { field, value, on } of placed) {
    const member = CUTTING[field];
    if (member === undefined || current[member] === value) continue;
    const stagePassed = member === "stageId" && current.stageId !== null;
    if (on > current.enteredOn || stagePassed) {
      intervals.push({ ...current, leftOn: on });
      current.enteredOn = on;
    }
    (current as unknown as Record<string, FactValue>)[member] = value;
  }
  intervals.push(current);
  return intervals;
}
