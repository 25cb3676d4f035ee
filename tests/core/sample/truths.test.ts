/** Each planted truth shows in plain statistics, and people without one show none beyond noise, over several seeds. */
import { beforeAll, describe, expect, test } from "vitest";
import { people } from "../../../src/core/sample/people.ts";
import { type PlantedTruth, plantedTruths, truthsOf } from "../../../src/core/sample/truths.ts";
import { sources } from "../../../src/core/sample/words.ts";
import { type Evidence, gather, type Observation, standings } from "./evidence.ts";

/** Standard errors: a truth stands out beyond the first, people without one stay within the second. */
const FOUND = 3.5;
const NOISE = 4.5;

const named = (kinds: PlantedTruth["kind"][]): Set<string> =>
  new Set(
    plantedTruths.flatMap((truth) => ("person" in truth && kinds.includes(truth.kind) ? [truth.person] : [])),
  );

/** People in whom nothing of these kinds was planted stay within noise. */
function expectNoneBut(observations: readonly Observation[], kinds: PlantedTruth["kind"][]): void {
  const others = [...standings(observations)].filter(([person]) => !named(kinds).has(person));
  expect(others.length).toBeGreaterThan(8);
  for (const [person, { z }] of others) expect(Math.abs(z), person).toBeLessThan(NOISE);
}

const zOf = (observations: readonly Observation[], group: string): number =>
  standings(observations).get(group)?.z ?? 0;

describe.each([1, 7, 2024])("seed %i", (seed) => {
  let evidence: Evidence;
  beforeAll(() => {
    evidence = gather(seed);
  });

  test("who stalls, and where", () => {
    for (const { person, pipeline, stage } of truthsOf("stall")) {
      expect(
        zOf(evidence.stays.get(`${pipeline} ${stage}`) ?? [], person),
        `${person} ${stage}`,
      ).toBeGreaterThan(FOUND);
    }
    for (const [key, observations] of evidence.stays) {
      const stalls = truthsOf("stall").filter((truth) => `${truth.pipeline} ${truth.stage}` === key);
      const rest = observations.filter(({ group }) => !stalls.some(({ person }) => person === group));
      expectNoneBut(rest, ["cycle"]);
    }
  });

  test("who is slow and who is quick throughout", () => {
    const centred = [...evidence.stays.values()].flatMap((list) => {
      const mean = list.reduce((sum, one) => sum + one.value, 0) / list.length;
      return list.map(({ group, value }) => ({ group, value: value - mean }));
    });
    for (const { person, factor } of truthsOf("cycle")) {
      expect(zOf(centred, person) * Math.sign(factor - 1), person).toBeGreaterThan(FOUND);
    }
    expectNoneBut(centred, ["cycle", "stall"]);
  });

  test("who lacks deals", () => {
    for (const [person, { deals, equal }] of evidence.created) {
      const z = (deals - equal) / Math.sqrt(equal);
      if (named(["thinPipeline"]).has(person)) expect(z).toBeLessThan(-FOUND);
      else expect(Math.abs(z), person).toBeLessThan(NOISE);
    }
  });

  test("who gives discounts", () => {
    for (const { person } of truthsOf("discount"))
      expect(zOf(evidence.discounts, person)).toBeGreaterThan(FOUND);
    expectNoneBut(evidence.discounts, ["discount"]);
  });

  test("who knows one contact only", () => {
    for (const { person } of truthsOf("singleContact")) {
      expect(zOf(evidence.singleContacts, person)).toBeGreaterThan(FOUND);
    }
    expectNoneBut(evidence.singleContacts, ["singleContact"]);
  });

  test("who is too hopeful and who too careful", () => {
    for (const { person, logit } of truthsOf("optimism")) {
      expect(zOf(evidence.optimism, person) * Math.sign(logit), person).toBeGreaterThan(FOUND);
    }
    expectNoneBut(evidence.optimism, ["optimism"]);
  });

  test("who wins more and who less", () => {
    for (const { person, logit } of truthsOf("winRate")) {
      expect(zOf(evidence.outcomes, person) * Math.sign(logit), person).toBeGreaterThan(FOUND - 1);
    }
    // Fewer wins follow from knowing one contact only.
    expectNoneBut(evidence.outcomes, ["winRate", "singleContact"]);
  });

  test("who pushes again and again", () => {
    for (const { person } of truthsOf("slip")) expect(zOf(evidence.pushes, person)).toBeGreaterThan(FOUND);
    // Pushes grow with a deal's life, so people with another pace or with deals that die early are left aside.
    expectNoneBut(evidence.pushes, ["slip", "cycle", "stall", "winRate", "singleContact"]);
  });

  test("which source converts better and which worse", () => {
    const planted = new Map(truthsOf("source").map((truth) => [truth.source, truth.logit]));
    for (const { key, name } of sources) {
      const z = zOf(evidence.outcomesBySource, name.en);
      const logit = planted.get(key);
      if (logit !== undefined) expect(z * Math.sign(logit), key).toBeGreaterThan(FOUND);
      else expect(Math.abs(z), key).toBeLessThan(NOISE);
    }
  });

  test("the true chances are true: of the deals that came into a stage, as many are won as they say", () => {
    const groups = new Map<string, { won: number; chance: number; variance: number }>();
    // The first half of the deals: all but the forgotten ones are closed.
    for (const deal of evidence.deals.slice(0, 3000)) {
      const last = deal.facts.findLast((fact) => fact.field === "stage_id")?.value;
      const won = evidence.company.world.pipelines.some((placed) => placed.won === last) ? 1 : 0;
      const pipeline = /"pipeline_id":(\d+)/.exec(deal.facts[0]?.value as string)?.[1];
      const seen = new Set<number>();
      for (const { stage, chance } of deal.truth.chances) {
        // Later visits to a stage would count the deals that come back twice.
        if (seen.has(stage)) continue;
        seen.add(stage);
        const key = `${pipeline} ${stage}`;
        const group = groups.get(key) ?? { won: 0, chance: 0, variance: 0 };
        group.won += won;
        group.chance += chance;
        group.variance += chance * (1 - chance);
        groups.set(key, group);
      }
    }
    expect(groups.size).toBe(18);
    for (const [key, { won, chance, variance }] of groups) {
      expect(Math.abs(won - chance) / Math.sqrt(variance), key).toBeLessThan(NOISE);
    }
  });
});

test("truths name people and stages that exist", () => {
  const keys = new Set(people.map((person) => person.key));
  for (const truth of plantedTruths)
    if ("person" in truth) expect(keys.has(truth.person), truth.person).toBe(true);
});
