/** A generated company as the coaching measures take it, in memory: twenty of them are made in the time of one file. */
import type { CoachingData, Judgements } from "../../../src/core/coaching/data.ts";
import { dayNumber } from "../../../src/core/domain/days.ts";
import { type ProjectedDeal, projectDeal } from "../../../src/core/domain/dealHistory.ts";
import { decodeLines } from "../../../src/core/domain/lines.ts";
import { buildDealBook, type DealRowOfBook, Names } from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import type { ConversionStage } from "../../../src/core/funnel/conversionWalk.ts";
import { type Company, generateCompany } from "../../../src/core/sample/company.ts";
import type { SampleDeal } from "../../../src/core/sample/deals.ts";
import { products } from "../../../src/core/sample/products.ts";
import { sources } from "../../../src/core/sample/words.ts";

export interface SampleData {
  company: Company;
  data: CoachingData;
  /** Key of the person at an index of `data.people`. */
  personKey: (index: number) => string;
  /** `pipeline stage`, by the stage's key. */
  stageKey: (stage: number) => string;
  /** By the number of the source's name. */
  sourceKey: (source: number) => string;
}

export function sampleData(seed: number, endDay = "2026-03-16", deals = 6000): SampleData {
  const company = generateCompany({ seed, endDay, deals });
  const { stages, states } = stagesOf(company);
  const isClosed = (stage: number): boolean => states[stage] !== 0;
  const rows: DealRowOfBook[] = [];
  const intervals: IntervalRow[] = [];
  const paid: number[] = [];
  const contacts: number[] = [];
  const judged: [number, number][][] = [];
  const names = new Names();
  for (const deal of company.deals()) {
    const projected = projectDeal(
      deal.facts.map((fact, order) => ({ ...fact, order, changeSet: order })),
      isClosed,
    );
    if (!projected) throw new Error("no deal");
    const { values } = projected;
    rows.push([
      deal.key,
      values["pipeline_id"] as number,
      values["account_id"] as number,
      values["source"] as string,
      values["created_on"] as string,
      projected.closedOn,
    ]);
    for (const cut of projected.intervals)
      intervals.push([
        deal.key,
        cut.stageId,
        cut.ownerId,
        cut.amountMinor,
        cut.expectedOn,
        cut.enteredOn,
        cut.leftOn,
      ]);
    paid.push(paidOf(projected));
    contacts.push(deal.rows.filter((row) => row.subject === "dealContact").length);
    judged.push(judgementsOf(deal));
  }
  const { world } = company;
  const staff = world.staff;
  return {
    company,
    data: {
      book: buildDealBook(rows, intervals, names, intervals.length),
      states,
      stages,
      people: staff.map(({ key, team, person, from, to }) => ({
        key,
        teamId: world.teamKey(team),
        manager: person.role === "manager",
        activeFrom: Number.isFinite(from) ? from : null,
        activeTo: Number.isFinite(to) ? to : null,
      })),
      counts: null,
      from: null,
      to: dayNumber(endDay) - 1,
      paid: Float64Array.from(paid),
      contacts: Int32Array.from(contacts),
      attention: new Map(),
      judgements: judgementColumns(judged),
    },
    sourceKey: (source) => sources.find(({ name }) => name[world.language] === names.all[source])?.key ?? "",
    personKey: (index) => staff[index]?.person.key ?? "",
    stageKey: (stage) => {
      const placed = world.pipelines.find((one) => one.firstStage <= stage && stage <= one.lost);
      return `${placed?.pipeline.key} ${placed?.pipeline.stages[stage - (placed?.firstStage ?? 0)]?.key}`;
    },
  };
}

function stagesOf({ world }: Company): { stages: ConversionStage[]; states: Uint8Array } {
  const stages = world.pipelines.flatMap(({ pipeline, key, firstStage, won, lost }) => [
    ...pipeline.stages.map(
      ({ kind }, index): ConversionStage => ({
        id: firstStage + index,
        pipelineId: key,
        position: index + 1,
        kind,
      }),
    ),
    { id: won, pipelineId: key, position: pipeline.stages.length + 1, kind: "won" as const },
    { id: lost, pipelineId: key, position: pipeline.stages.length + 2, kind: "lost" as const },
  ]);
  const states = new Uint8Array(1 + Math.max(...stages.map(({ id }) => id)));
  for (const { id, kind } of stages) states[id] = kind === "won" ? 1 : kind === "lost" ? 2 : 0;
  return { stages, states };
}

function paidOf({ values }: ProjectedDeal): number {
  const list = decodeLines(values["lines"] as string | null).reduce(
    (sum, line) => sum + ((products[line.product - 1]?.listPrice ?? 0) * 100 * line.quantityMilli) / 1000,
    0,
  );
  return list > 0 ? (values["amount_minor"] as number) / list : Number.NaN;
}

/** Day and chance of each statement; the first values only where nothing was stated later, as the engine reads them. */
function judgementsOf({ facts }: SampleDeal): [number, number][] {
  const later = facts.filter(({ field, value }) => field === "rep_probability_bp" && value !== null);
  if (later.length > 0)
    return later.map(({ value, effectiveOn }) => [dayNumber(effectiveOn), (value as number) / 10_000]);
  const first = JSON.parse(facts[0]?.value as string) as Record<string, number | undefined>;
  const chance = first["rep_probability_bp"];
  return chance === undefined ? [] : [[dayNumber(facts[0]?.effectiveOn as string), chance / 10_000]];
}

function judgementColumns(judged: readonly [number, number][][]): Judgements {
  const first = new Int32Array(judged.length + 1);
  judged.forEach((list, place) => (first[place + 1] = (first[place] as number) + list.length));
  const all = judged.flat();
  return {
    first,
    on: Int32Array.from(all, ([on]) => on),
    chance: Float64Array.from(all, ([, chance]) => chance),
  };
}
