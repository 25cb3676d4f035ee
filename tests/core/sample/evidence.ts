/** Simple statistics over a generated sample, from its facts alone: what an analyst could see, none of the generator's secrets. */
import { projectDeal } from "../../../src/core/domain/dealHistory.ts";
import { daysBetween } from "../../../src/core/domain/days.ts";
import { decodeLines } from "../../../src/core/domain/lines.ts";
import { type Company, generateCompany } from "../../../src/core/sample/company.ts";
import type { SampleDeal } from "../../../src/core/sample/deals.ts";
import { products } from "../../../src/core/sample/products.ts";

/** One number about one deal, of one group (a person, a source). */
export interface Observation {
  group: string;
  value: number;
}

export interface Evidence {
  company: Company;
  deals: SampleDeal[];
  /** Log days of each stay that ended in a later stage, by `pipeline stage`; group: who had it. */
  stays: Map<string, Observation[]>;
  /** 1 won, 0 lost; by first owner, and by source. */
  outcomes: Observation[];
  outcomesBySource: Observation[];
  /** Mean of the rep's probabilities minus the outcome, of closed deals; by owner. */
  optimism: Observation[];
  /** 1 - price / list price of the first line of won deals. */
  discounts: Observation[];
  /** 1 where the deal came to be quoted with one known contact. */
  singleContacts: Observation[];
  /** Moves of the expected day to a later one, of closed deals. */
  pushes: Observation[];
  /** Deals by first owner, beside an equal share of those who were there. */
  created: Map<string, { deals: number; equal: number }>;
}

export function gather(seed: number, endDay = "2026-03-16"): Evidence {
  const company = generateCompany({ seed, endDay });
  const deals = [...company.deals()];
  const evidence: Evidence = {
    company,
    deals,
    stays: new Map(),
    outcomes: [],
    outcomesBySource: [],
    optimism: [],
    discounts: [],
    singleContacts: [],
    pushes: [],
    created: new Map(),
  };
  for (const deal of deals) observe(evidence, deal);
  return evidence;
}

const personKey = (company: Company, key: number): string => company.world.person(key).person.key;

function observe(evidence: Evidence, deal: SampleDeal): void {
  const { company } = evidence;
  const facts = deal.facts.map((fact, order) => ({ ...fact, order, changeSet: order }));
  const first = JSON.parse(deal.facts[0]?.value as string) as Record<string, number | string>;
  const placed = company.world.pipelines[(first["pipeline_id"] as number) - 1];
  if (!placed) throw new Error("no such pipeline");
  const isClosed = (stage: number): boolean => stage === placed.won || stage === placed.lost;
  const projected = projectDeal(facts, isClosed);
  if (!projected) throw new Error("no deal");
  const owner = personKey(company, first["owner_id"] as number);
  countCreated(evidence, owner, first["created_on"] as string);
  observeStays(evidence, placed, projected.intervals);

  const quotedFrom = placed.firstStage + placed.pipeline.quotedAt;
  if (
    projected.intervals.some(
      ({ stageId }) => stageId !== null && stageId >= quotedFrom && stageId <= placed.won,
    )
  ) {
    const contacts = deal.rows.filter((row) => row.subject === "dealContact").length;
    evidence.singleContacts.push({ group: owner, value: contacts === 1 ? 1 : 0 });
  }
  const stage = projected.values["stage_id"] as number;
  if (!isClosed(stage)) return;
  const won = stage === placed.won ? 1 : 0;
  evidence.outcomes.push({ group: owner, value: won });
  evidence.outcomesBySource.push({ group: first["source"] as string, value: won });
  const expected = [
    first["expected_on"] as string,
    ...deal.facts.filter((fact) => fact.field === "expected_on").map((fact) => fact.value as string),
  ];
  const pushes = expected.filter((day, index) => index > 0 && day > (expected[index - 1] as string)).length;
  evidence.pushes.push({ group: owner, value: pushes });
  const judged = [
    first["rep_probability_bp"],
    ...deal.facts.filter((fact) => fact.field === "rep_probability_bp").map((fact) => fact.value),
  ].filter((bp) => typeof bp === "number");
  if (judged.length > 0) {
    const mean = judged.reduce((sum, bp) => sum + bp, 0) / judged.length / 10_000;
    evidence.optimism.push({ group: owner, value: mean - won });
  }
  const [line] = decodeLines(projected.values["lines"] as string);
  if (won && line) {
    const list = (products[line.product - 1]?.listPrice ?? 0) * 100;
    evidence.discounts.push({ group: owner, value: 1 - (line.unitPriceMinor ?? 0) / list });
  }
}

function observeStays(
  { stays, company }: Evidence,
  placed: Company["world"]["pipelines"][number],
  intervals: NonNullable<ReturnType<typeof projectDeal>>["intervals"],
): void {
  let index = 0;
  while (index < intervals.length) {
    const start = intervals[index] as (typeof intervals)[number];
    let end = index;
    while (intervals[end + 1]?.stageId === start.stageId) end += 1;
    const next = intervals[end + 1];
    const stage = start.stageId as number;
    // Only stays that were passed: how long losers linger depends on how many there are.
    if (next && stage < placed.won && (next.stageId as number) > stage && next.stageId !== placed.lost) {
      const days = daysBetween(start.enteredOn, next.enteredOn);
      const key = `${placed.pipeline.key} ${placed.pipeline.stages[stage - placed.firstStage]?.key}`;
      const list = stays.get(key) ?? [];
      list.push({ group: personKey(company, start.ownerId as number), value: Math.log(Math.max(days, 0.5)) });
      stays.set(key, list);
    }
    index = end + 1;
  }
}

function countCreated({ created, company }: Evidence, owner: string, on: string): void {
  const rowOf = (key: string) => {
    const row = created.get(key) ?? { deals: 0, equal: 0 };
    created.set(key, row);
    return row;
  };
  rowOf(owner).deals += 1;
  const day = Date.parse(on) / 86_400_000;
  const there = company.world.repsOn(day);
  for (const rep of there) rowOf(rep.person.key).equal += 1 / there.length;
}

/** How far a group's mean stands from that of the others, in standard errors; and how many observations it has. */
export function standings(
  observations: readonly Observation[],
): Map<string, { z: number; n: number; difference: number }> {
  const groups = Map.groupBy(observations, (one) => one.group);
  const all = moments(observations);
  return new Map(
    [...groups].map(([group, own]) => {
      const mine = moments(own);
      const n = all.n - mine.n;
      const mean = (all.sum - mine.sum) / n;
      const variance = (all.squares - mine.squares) / n - mean ** 2;
      const difference = mine.sum / mine.n - mean;
      // The others' spread for both: a group of few has no spread of its own to speak of.
      return [group, { z: difference / Math.sqrt(variance / mine.n + variance / n), n: mine.n, difference }];
    }),
  );
}

function moments(list: readonly Observation[]): { n: number; sum: number; squares: number } {
  let sum = 0;
  let squares = 0;
  for (const { value } of list) {
    sum += value;
    squares += value * value;
  }
  return { n: list.length, sum, squares };
}
