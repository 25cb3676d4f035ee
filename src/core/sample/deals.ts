/** Makes one deal of the sample: its way, its money, what people thought of it, as facts. */
import type { FactValue } from "../domain/dealHistory.ts";
import { subjects } from "../domain/subjects.ts";
import { dayText } from "./calendar.ts";
import { addExtras, type SampleRow } from "./dealExtras.ts";
import { tellJudgements, tellMoney, tellStages } from "./dealStory.ts";
import { drawExpectations } from "./expectation.ts";
import { chanceOn } from "./judgement.ts";
import { type WinChances, winChances } from "./model.ts";
import { drawPath, type Visit } from "./path.ts";
import { ownerTrack } from "./owners.ts";
import { Random } from "./random.ts";
import { type SampleFact, Story } from "./story.ts";
import { Terms } from "./terms.ts";
import { SINGLE_CONTACT_LOGIT, truthsOf } from "./truths.ts";
import { dealNames, notes, sources } from "./words.ts";
import type { World } from "./world.ts";

/** What only the generator knows about a deal. */
export interface DealTruth {
  source: string;
  singleContact: boolean;
  /** What nobody sees but what evidence and judgements hint at, on the logit scale. */
  quality: number;
  /** True chance to be won in the end, at each coming into a stage. */
  chances: { stage: number; on: number; chance: number }[];
  /** The same on the sample's last day; null where it is closed. */
  chanceNow: number | null;
}

export interface SampleDeal {
  key: number;
  /** The first is `created`, its value the JSON of the first values; in the order of recording. */
  facts: SampleFact[];
  /** Contacts, evidence, activities; empty in a lean sample. */
  rows: SampleRow[];
  truth: DealTruth;
}

const sourceLogit = new Map(truthsOf("source").map((truth) => [truth.source, truth.logit]));
/** Big deals are harder: for each doubling of the amount against the pipeline's usual, on the logit scale. */
const SIZE_LOGIT = -0.06;
const USUAL_AMOUNT = { product: 60_000_000, solution: 250_000_000, service: 14_000_000 };

export function makeDeal(world: World, index: number, on: number): SampleDeal {
  const random = new Random(world.seed, 2, index);
  const placed = random.weighted(world.pipelines, (one) => one.pipeline.share);
  const { pipeline } = placed;
  const rep = random.weighted(world.repsOn(on), (one) => one.effects.deals);
  const account = world.accountOf(rep, random);
  const source = random.weighted(sources, (one) => one.weight);
  const singleContact = random.chance(rep.effects.singleContact);
  const quality = 0.35 * random.normal();
  const terms = new Terms(random, pipeline.key, account.size);
  const sizeShift = SIZE_LOGIT * Math.log2(terms.amount() / USUAL_AMOUNT[pipeline.key]);
  const dealShift =
    quality + sizeShift + (sourceLogit.get(source.key) ?? 0) + (singleContact ? SINGLE_CONTACT_LOGIT : 0);

  const owners = ownerTrack(world, random, rep, on);
  const path = drawPath(random, {
    pipeline,
    start: random.weighted([0, 1, 2], (stage) => [0.78, 0.18, 0.04][stage] as number),
    from: on,
    lastDay: world.lastDay,
    ownerOn: owners.on,
    shiftOf: (owner) => dealShift + world.person(owner).effects.winLogit,
    paceOf: world.paceOf(pipeline),
  });
  const expectations = drawExpectations(random, {
    visits: path,
    pipeline,
    lastDay: world.lastDay,
    paceOf: world.paceOf(pipeline),
    slipOf: (owner) => world.person(owner).effects.slip,
  });

  const story = new Story(on, rep.key);
  const name = random.pick(dealNames)[world.language];
  const site = world.language === "zh" ? `${account.city.zh}工厂` : `${account.city.en} plant`;
  story.begin({
    name: name.replace("{site}", site).replace("{product}", terms.first.name[world.language]),
    account_id: account.key,
    pipeline_id: placed.key,
    created_on: dayText(on),
    source: source.name[world.language],
    note: world.full && random.chance(0.3) ? random.pick(notes)[world.language] : null,
  });
  const chances = new Map<number, WinChances>();
  const chancesOf = (visit: Visit): WinChances => {
    let table = chances.get(visit.shift);
    if (!table) chances.set(visit.shift, (table = winChances(pipeline, visit.shift)));
    return table;
  };
  const told = { world, placed, path, story, random, owners, expectations };
  tellStages(told);
  tellMoney(told, terms, account.country?.currency ?? null);
  if (world.full) tellJudgements(told, chancesOf);

  const { first: values, facts } = story.facts(random, world.lastDay);
  (facts[0] as SampleFact).value = JSON.stringify(firstValues(values));
  const rows = world.full
    ? addExtras({ world, random, placed, path, account, key: index + 1, singleContact, quality })
    : [];
  const last = path.at(-1) as Visit;
  return {
    key: index + 1,
    facts,
    rows,
    truth: {
      source: source.key,
      singleContact,
      quality,
      chances: path.map((visit) => ({
        stage: visit.stage,
        on: visit.from,
        chance: chanceOn(pipeline, chancesOf(visit), visit, visit.from),
      })),
      chanceNow: last.to === null ? chanceOn(pipeline, chancesOf(last), last, world.lastDay) : null,
    },
  };
}

/** As a `created` fact holds them: nulls left out, lines as a structure, in the subject's order of columns. */
function firstValues(values: Record<string, FactValue>): Record<string, unknown> {
  const first: Record<string, unknown> = {};
  for (const column of subjects.deal.columns) {
    const value = values[column];
    if (value !== undefined && value !== null)
      first[column] = column === "lines" ? JSON.parse(value as string) : value;
  }
  return first;
}
