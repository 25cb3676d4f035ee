/** A person's numbers, each beside the team's, everybody's, and the level that the best quarter of people reach. */
import { closingsOf } from "./closings.ts";
import { type Counted, drawn, type Level, levelOf, meanOf, medianOf, topQuartile } from "./figures.ts";
import type { Gathered } from "./kind.ts";
import { conversionCases } from "./kinds/conversion.ts";
import { givenAway } from "./kinds/discount.ts";
import { contactCases } from "./kinds/singleContact.ts";
import { promiseCases } from "./kinds/slip.ts";
import { newDeals } from "./kinds/thinPipeline.ts";
import { pacesOf } from "./pace.ts";
import type { Cases } from "./shares.ts";
import { medianDays } from "./spells.ts";

export const numberMeasures = [
  "winRate",
  "cycleDays",
  "dealSize",
  "newDeals",
  "discount",
  "singleContact",
  "pushes",
  "slipRate",
  "conversion",
  "daysInStage",
] as const;
export type NumberMeasure = (typeof numberMeasures)[number];

interface Measure {
  measure: NumberMeasure;
  /** Key; null: over all stages. */
  stage: number | null;
  better: "more" | "less";
  /** Of fewer cases a person's figure is not told among the best. */
  needed: number;
  /** Of some people together; of one, of a team, of all. */
  of(people: readonly number[]): Counted;
}

export interface PersonNumber extends Level {
  measure: NumberMeasure;
  stage: number | null;
  better: "more" | "less";
  needed: number;
  /** Drawn towards the people's. */
  drawn: number | null;
  team: Level;
  all: Level;
  topQuartile: number | null;
}

export function numbersOf(gathered: Gathered, person: number): PersonNumber[] {
  const { people } = gathered.frame.data;
  const everybody = people.map((_, at) => at);
  const teamId = people[person]?.teamId ?? null;
  const team = teamId === null ? everybody : everybody.filter((at) => people[at]?.teamId === teamId);
  return measuresOf(gathered).flatMap(({ of, ...measure }): PersonNumber[] => {
    const each = everybody.map((at) => of([at]));
    if (each.every(({ n }) => n === 0)) return [];
    const values = drawn(each);
    const counts = each.map(({ n }) => n);
    return [
      {
        ...measure,
        ...levelOf(each[person] as Counted),
        drawn: values[person] ?? null,
        team: levelOf(of(team)),
        all: levelOf(of(everybody)),
        topQuartile: topQuartile(values, counts, measure.needed, measure.better),
      },
    ];
  });
}

function measuresOf(gathered: Gathered): Measure[] {
  const { frame, spells } = gathered;
  const everybody = frame.data.people.length;
  const closings = closingsOf(frame);
  const made = newDeals(gathered);
  const given = givenAway(frame);
  const overall = (
    measure: NumberMeasure,
    better: Measure["better"],
    needed: number,
    of: Measure["of"],
  ): Measure => ({ measure, stage: null, better, needed, of });
  const pick = (people: readonly number[], values: (person: number) => readonly number[]): number[] =>
    people.flatMap((person) => values(person));
  const total = (people: readonly number[], value: (person: number) => number): number =>
    people.reduce((sum, person) => sum + value(person), 0);

  const list = [
    overall("winRate", "more", 20, (people) => {
      const hits = total(people, (person) => closings[person]?.won ?? 0);
      return { family: "share", hits, n: hits + total(people, (person) => closings[person]?.lost ?? 0) };
    }),
    overall("cycleDays", "less", 8, (people) =>
      medianOf(pick(people, (person) => closings[person]?.cycles ?? [])),
    ),
    overall("dealSize", "more", 8, (people) =>
      medianOf(pick(people, (person) => closings[person]?.sizes ?? [])),
    ),
    overall("newDeals", "more", 8, (people) => ({
      family: "rate",
      n: total(people, (person) => made[person]?.made ?? 0),
      per: total(people, (person) => made[person]?.quarters ?? 0),
    })),
    overall("discount", "less", 8, (people) => meanOf(pick(people, (person) => given[person] ?? []))),
    overall("singleContact", "less", 12, shareOf(contactCases(gathered), everybody)),
    overall("pushes", "less", 12, (people) =>
      meanOf(pick(people, (person) => closings[person]?.pushes ?? [])),
    ),
    overall("slipRate", "less", 20, shareOf(promiseCases(gathered), everybody)),
  ];
  const cases = conversionCases(gathered);
  const paces = pacesOf(gathered);
  for (const stage of frame.openStages) {
    const entries = cases.get(stage);
    if (entries)
      list.push({
        measure: "conversion",
        stage,
        better: "more",
        needed: 20,
        of: shareOf(entries, everybody),
      });
    list.push({
      measure: "daysInStage",
      stage,
      better: "less",
      needed: 12,
      of: (people) => {
        const visits = people.flatMap((person) => spells.get(stage)?.get(person) ?? []);
        const n = visits.reduce((sum, one) => sum + one.ended, 0);
        const [only] = people;
        const logSe =
          people.length === 1
            ? (paces[only as number]?.stages.find((one) => one.stage === stage)?.se ?? Infinity)
            : 1 / Math.sqrt(Math.max(1, n));
        return { family: "median", n, value: medianDays(visits), logSe };
      },
    });
  }
  return list;
}

function shareOf(cases: Cases, everybody: number): Measure["of"] {
  const n = new Int32Array(everybody);
  const hits = new Int32Array(everybody);
  const { person: persons, hit } = cases;
  for (let at = 0; at < persons.length; at += 1) {
    const person = persons[at] as number;
    n[person] = (n[person] as number) + 1;
    hits[person] = (hits[person] as number) + (hit[at] as number);
  }
  const sum = (counts: Int32Array, people: readonly number[]): number =>
    people.reduce((total, person) => total + (counts[person] as number), 0);
  return (people) => ({ family: "share", n: sum(n, people), hits: sum(hits, people) });
}
