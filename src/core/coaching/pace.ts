/** How long each person's deals stay in each stage beside the others', and over all stages. */
import type { Gathered } from "./kind.ts";
import { overallOf, type StageDifference } from "./overall.ts";
import { timeFactors } from "./spells.ts";

export interface Pace {
  stages: StageDifference[];
  overall: { delta: number; se: number; n: number };
}

const kept = new WeakMap<Gathered, Pace[]>();

/** By person. */
export function pacesOf(gathered: Gathered): Pace[] {
  const known = kept.get(gathered);
  if (known) return known;
  const { frame, spells } = gathered;
  const stages: StageDifference[][] = frame.data.people.map(() => []);
  for (const stage of frame.openStages) {
    const people = spells.get(stage);
    if (people)
      for (const [person, factor] of timeFactors(people)) stages[person]?.push({ stage, ...factor });
  }
  const paces = stages.map((list) => ({ stages: list, overall: overallOf(list) }));
  kept.set(gathered, paces);
  return paces;
}
