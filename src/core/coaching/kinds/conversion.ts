/**
 * One stage from which fewer of a person's deals go on than of the others' (stage conversion, TERMS), where it is not
 * that fewer go on everywhere: that is a low win rate.
 */
import { stretchOf } from "../data.ts";
import { entryCases, type EntryGroups } from "../entries.ts";
import { type Gathered, type Kind, type Shift, stakeIn } from "../kind.ts";
import { besideOverall, overallOf } from "../overall.ts";
import { type Cases, shareShifts } from "../shares.ts";
import { shortOf } from "../shareKinds.ts";

const OF_PEOPLE: EntryGroups = { of: (_place, person) => person, stratum: (_person, on) => stretchOf(on) };

const kept = new WeakMap<Gathered, Map<number, Cases>>();
export function conversionCases(gathered: Gathered): Map<number, Cases> {
  let cases = kept.get(gathered);
  if (!cases) kept.set(gathered, (cases = entryCases(gathered.frame, OF_PEOPLE)));
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
