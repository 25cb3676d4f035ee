/** Entries of deals into stages, each a case of whether the deal went on: of people, or of anything else that deals have. */
import { type DealsData, eachDeal, type Frame } from "./data.ts";
import { ripeAfter } from "./ripe.ts";
import { Cases } from "./shares.ts";

/** First entries into stages, in the order of the deals. */
interface Entries {
  size: number;
  place: Int32Array;
  /** -1: nobody. */
  person: Int32Array;
  /** Key. */
  stage: Int32Array;
  /** Day numbers. */
  on: Int32Array;
  /** Days until it went on; -1: it did not, or not yet. */
  days: Int32Array;
}

function entriesOf(frame: Frame<DealsData>): Entries {
  const { data, personAt, rank } = frame;
  const { book, states } = data;
  // A row begins at most one entry.
  const column = (): Int32Array => new Int32Array(book.stage.length);
  const entries = {
    size: 0,
    place: column(),
    person: column(),
    stage: column(),
    on: column(),
    days: column(),
  };
  const beyond = 1 + rank.reduce((most, one) => Math.max(most, one), 0);
  let size = 0;
  eachDeal(frame, (place, first, last) => {
    let furthest = -1;
    let waiting = -1;
    for (let row = first; row <= last; row += 1) {
      const stage = book.stage[row] as number;
      const won = states[stage] === 1;
      const at = won ? beyond : (rank[stage] as number);
      if (at <= furthest) continue;
      const on = book.entered[row] as number;
      // Only the last one entered still waits to be passed: that one passed those before it.
      if (waiting >= 0) entries.days[waiting] = on - (entries.on[waiting] as number);
      if (won) return;
      furthest = at;
      waiting = size;
      entries.place[size] = place;
      entries.person[size] = personAt[book.owner[row] as number] ?? -1;
      entries.stage[size] = stage;
      entries.on[size] = on;
      entries.days[size] = -1;
      size += 1;
    }
  });
  entries.size = size;
  return entries;
}

export interface EntryGroups {
  /** The group that an entry counts for, from 0; -1: none, it is left out. */
  of(place: number, person: number): number;
  /** Entries of one stratum are held against each other. @param on day number */
  stratum(person: number, on: number): number;
}

/** By the stage's key; of entries that are old enough to have gone on. */
export function entryCases(frame: Frame<DealsData>, groups: EntryGroups): Map<number, Cases> {
  const { data, openStages } = frame;
  const { from, to } = data;
  const { size, place, person, stage, on, days } = entriesOf(frame);
  const group = new Int32Array(size);
  const passed: number[][] = Array.from(data.states, () => []);
  for (let at = 0; at < size; at += 1) {
    group[at] = groups.of(place[at] as number, person[at] as number);
    if ((group[at] as number) >= 0 && (days[at] as number) >= 0)
      passed[stage[at] as number]?.push(days[at] as number);
  }
  const after = passed.map(ripeAfter);
  const casesOf = after.map(() => new Cases());
  for (let at = 0; at < size; at += 1) {
    const ripe = after[stage[at] as number];
    const begun = on[at] as number;
    if (ripe === null || ripe === undefined || (group[at] as number) < 0) continue;
    if (begun + ripe > to || (from !== null && begun + ripe < from)) continue;
    casesOf[stage[at] as number]?.add(
      place[at] as number,
      group[at] as number,
      groups.stratum(person[at] as number, begun),
      (days[at] as number) >= 0,
    );
  }
  const byStage = new Map<number, Cases>();
  for (const one of openStages) if (after[one] !== null) byStage.set(one, casesOf[one] as Cases);
  return byStage;
}
