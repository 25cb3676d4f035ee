/**
 * One stage from which fewer of a person's deals go on than of the others' (stage conversion, TERMS), where it is not
 * that fewer go on everywhere: that is a low win rate.
 */
import { eachDeal, stretchOf } from "../data.ts";
import { type Gathered, type Kind, type Shift, stakeIn } from "../kind.ts";
import { besideOverall, overallOf } from "../overall.ts";
import { ripeAfter } from "../ripe.ts";
import { Cases, shareShifts } from "../shares.ts";
import { shortOf } from "../shareKinds.ts";

/** First entries into stages, in the order of the deals. */
interface Entries {
  size: number;
  place: Int32Array;
  person: Int32Array;
  /** Key. */
  stage: Int32Array;
  /** Day numbers. */
  on: Int32Array;
  /** Days until it went on; -1: it did not, or not yet. */
  days: Int32Array;
}

function entriesOf({ frame }: Gathered): Entries {
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
      const person = personAt[book.owner[row] as number] ?? -1;
      waiting = person < 0 ? -1 : size;
      if (person < 0) continue;
      entries.place[size] = place;
      entries.person[size] = person;
      entries.stage[size] = stage;
      entries.on[size] = on;
      entries.days[size] = -1;
      size += 1;
    }
  });
  entries.size = size;
  return entries;
}

function casesByStage(gathered: Gathered): Map<number, Cases> {
  const { data, openStages } = gathered.frame;
  const { from, to } = data;
  const { size, place, person, stage, on, days } = entriesOf(gathered);
  const passed: number[][] = Array.from(data.states, () => []);
  for (let at = 0; at < size; at += 1)
    if ((days[at] as number) >= 0) passed[stage[at] as number]?.push(days[at] as number);
  const after = passed.map(ripeAfter);
  const casesOf = after.map(() => new Cases());
  for (let at = 0; at < size; at += 1) {
    const ripe = after[stage[at] as number];
    if (ripe === null || ripe === undefined) continue;
    const due = (on[at] as number) + ripe;
    if (due <= to && (from === null || due >= from))
      casesOf[stage[at] as number]?.add(
        place[at] as number,
        person[at] as number,
        stretchOf(on[at] as number),
        (days[at] as number) >= 0,
      );
  }
  const byStage = new Map<number, Cases>();
  for (const one of openStages) if (after[one] !== null) byStage.set(one, casesOf[one] as Cases);
  return byStage;
}

const kept = new WeakMap<Gathered, Map<number, Cases>>();
export function conversionCases(gathered: Gathered): Map<number, Cases> {
  let cases = kept.get(gathered);
  if (!cases) kept.set(gathered, (cases = casesByStage(gathered)));
  return cases;
}

export const conversion: Kind = {
  kind: "conversion",
  scale: "odds",
  concern: -1,
  strength: false,
  needed: 20,
  relevant: 0.06,
  measure: (gathered) => {
    const { people } = gathered.frame.data;
    const byPerson: Omit<Shift, "beside">[][] = people.map(() => []);
    for (const [stage, cases] of conversionCases(gathered))
      shareShifts(cases, people.length).forEach(({ n, hits, expected, delta, se }, person) => {
        if (n > 0)
          byPerson[person]?.push({ person, stage, n, delta, se, own: hits / n, others: expected / n });
      });
    return byPerson.flatMap((stages) => {
      const overall = overallOf(stages.map((one) => ({ ...one, stage: one.stage as number })));
      return stages.map((one) => ({ ...one, beside: besideOverall(one, overall) }));
    });
  },
  stake: ({ open }, { person, stage, others }, effect) =>
    stakeIn("missed", open[person] ?? [], (deal) =>
      deal.stage === stage ? deal.weighted * shortOf(effect, others) : 0,
    ),
  counted: (gathered, { person, stage }) =>
    conversionCases(gathered)
      .get(stage ?? -1)
      ?.placesOf(person) ?? [],
};
