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

/** First entries into one stage, by deal. */
class Entries {
  readonly place: number[] = [];
  readonly person: number[] = [];
  /** Day numbers. */
  readonly on: number[] = [];
  /** Days until it went on; -1: it did not, or not yet. */
  readonly days: number[] = [];
}

/** By the stage's key. */
function entriesOf({ frame }: Gathered): Map<number, Entries> {
  const { data, personAt, rank } = frame;
  const { book, states } = data;
  const entries = new Map<number, Entries>(frame.openStages.map((stage) => [stage, new Entries()]));
  const beyond = 1 + Math.max(0, ...rank);
  eachDeal(frame, (place, first, last) => {
    let furthest = -1;
    let before: Entries | undefined;
    for (let row = first; row <= last; row += 1) {
      const stage = book.stage[row] as number;
      const won = states[stage] === 1;
      const at = won ? beyond : (rank[stage] as number);
      if (at <= furthest) continue;
      const on = book.entered[row] as number;
      // Only the last one entered still waits to be passed: that one passed those before it.
      if (before) before.days[before.days.length - 1] = on - (before.on.at(-1) as number);
      if (won) return;
      furthest = at;
      const person = personAt[book.owner[row] as number] ?? -1;
      before = person < 0 ? undefined : entries.get(stage);
      if (!before) continue;
      before.place.push(place);
      before.person.push(person);
      before.on.push(on);
      before.days.push(-1);
    }
  });
  return entries;
}

function casesByStage(gathered: Gathered): Map<number, Cases> {
  const { from, to } = gathered.frame.data;
  const byStage = new Map<number, Cases>();
  for (const [stage, { place, person, on, days }] of entriesOf(gathered)) {
    const after = ripeAfter(days.filter((one) => one >= 0));
    if (after === null) continue;
    const cases = new Cases();
    for (let at = 0; at < place.length; at += 1) {
      const due = (on[at] as number) + after;
      if (due <= to && (from === null || due >= from))
        cases.add(
          place[at] as number,
          person[at] as number,
          stretchOf(on[at] as number),
          (days[at] as number) >= 0,
        );
    }
    byStage.set(stage, cases);
  }
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
