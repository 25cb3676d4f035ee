/**
 * On twenty generated companies the planted truths about people and sources are found, and nothing is found on those without one
 * beyond what the bound on false discoveries allows. Both rates are printed.
 */
import { beforeAll, expect, test } from "vitest";
import { type Comparison, diagnose } from "../../../src/core/coaching/diagnose.ts";
import { sourceStandings } from "../../../src/core/coaching/sources.ts";
import { type PlantedTruth, plantedTruths, truthsOf } from "../../../src/core/sample/truths.ts";
import { sampleData } from "./sampleData.ts";

const SEEDS = 20;

type OnPerson = Extract<PlantedTruth, { person: string }>;
const truths = plantedTruths.filter((truth): truth is OnPerson => "person" in truth);
const nameOf = (truth: OnPerson): string => `${truth.person} ${truth.kind}`;

/** Sign of the effect that the truth has on what is measured. */
const wanted = (truth: OnPerson): number => {
  switch (truth.kind) {
    case "stall":
    case "cycle":
      return Math.sign(truth.factor - 1);
    case "thinPipeline":
      return -1;
    case "winRate":
    case "optimism":
      return Math.sign(truth.logit);
    case "discount":
    case "singleContact":
    case "slip":
      return 1;
  }
};

/** Seeds in which each truth was found, by name. */
const found = new Map(truths.map((truth) => [nameOf(truth), 0]));
const falseFindings: string[] = [];
const ofSources = truthsOf("source");
/** The same of sources. */
const foundSources = new Map(ofSources.map(({ source }) => [source, 0]));
const falseSources: string[] = [];
let comparedSources = 0;
let comparisons = 0;
let personKinds = 0;
let persons = 0;

function matches(
  truth: OnPerson,
  person: string,
  { kind, stage }: Comparison,
  stageKey: (stage: number) => string,
) {
  if (truth.person !== person || truth.kind !== kind) return false;
  return truth.kind !== "stall" || stageKey(stage ?? 0) === `${truth.pipeline} ${truth.stage}`;
}

beforeAll(() => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { data, personKey, stageKey, sourceKey } = sampleData(seed);
    for (const { source, verdict, effect } of sourceStandings(data)) {
      const key = sourceKey(source);
      comparedSources += 1;
      if (verdict !== "better" && verdict !== "worse") continue;
      const truth = ofSources.find((one) => one.source === key);
      if (truth && Math.sign(truth.logit) === Math.sign(effect))
        foundSources.set(key, (foundSources.get(key) ?? 0) + 1);
      else falseSources.push(`seed ${seed}: ${key} ${effect.toFixed(3)}`);
    }
    const diagnosis = diagnose(data);
    expect(diagnosis.notKept).toEqual([]);
    diagnosis.comparisons.forEach((list, index) => {
      const person = personKey(index);
      if (list.length > 0) persons += 1;
      personKinds += new Set(list.map(({ kind }) => kind)).size;
      for (const comparison of list) {
        const truth = truths.find((one) => matches(one, person, comparison, stageKey));
        comparisons += 1;
        if (comparison.verdict === "none") continue;
        const sign = Math.sign(comparison.effect - (comparison.scale === "ratio" ? 1 : 0));
        if (truth && sign === wanted(truth)) found.set(nameOf(truth), (found.get(nameOf(truth)) ?? 0) + 1);
        else falseFindings.push(`seed ${seed}: ${person} ${comparison.kind} ${comparison.stage ?? ""}`);
      }
    });
  }
  const rate = (count: number, of: number): string =>
    `${count} of ${of} (${((100 * count) / of).toFixed(2)}%)`;
  console.log(
    [
      `Truths found in ${SEEDS} seeds:`,
      ...Array.from(found, ([name, count]) => `  ${name}: ${rate(count, SEEDS)}`),
      `Findings that nobody planted: ${rate(falseFindings.length, comparisons)} of the comparisons,`,
      `  ${rate(falseFindings.length, personKinds)} of people x kinds`,
      ...falseFindings.map((line) => `  ${line}`),
      ...Array.from(foundSources, ([name, count]) => `  source ${name}: ${rate(count, SEEDS)}`),
      `Sources that nobody planted: ${rate(falseSources.length, comparedSources)} of the comparisons`,
      ...falseSources.map((line) => `  ${line}`),
    ].join("\n"),
  );
}, 600_000);

test.each(truths.map((truth) => [nameOf(truth)]))("%s is found in nearly all seeds", (name) => {
  expect(found.get(name)).toBeGreaterThanOrEqual(SEEDS - 2);
});

test.each(ofSources.map(({ source }) => [source]))("the source %s is found in nearly all seeds", (name) => {
  expect(foundSources.get(name)).toBeGreaterThanOrEqual(SEEDS - 2);
});

test("hardly a source is told that nobody planted", () => {
  const all = falseSources.length + [...foundSources.values()].reduce((sum, count) => sum + count, 0);
  expect(falseSources.length / all).toBeLessThan(0.08);
});

test("of all that was found, little was not planted", () => {
  const all = falseFindings.length + [...found.values()].reduce((sum, count) => sum + count, 0);
  // The bound on false discoveries is 5%; chance may take it a little beyond.
  expect(falseFindings.length / all).toBeLessThan(0.08);
  expect(falseFindings.length / personKinds).toBeLessThan(0.01);
  expect(persons / SEEDS).toBeGreaterThan(15);
});
