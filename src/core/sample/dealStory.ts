/** Tells a deal's way as changes of its fields: stages and owners, money and days, what people thought. */
import type { FactValue } from "../domain/dealHistory.ts";
import { encodeLines } from "../domain/lines.ts";
import { dayText } from "./calendar.ts";
import type { Expectation } from "./expectation.ts";
import { categoryOf, chanceOn, managerJudges, repJudges } from "./judgement.ts";
import type { WinChances } from "./model.ts";
import type { OwnerTrack } from "./owners.ts";
import type { Path, Visit } from "./path.ts";
import type { Random } from "./random.ts";
import type { Story } from "./story.ts";
import type { Terms } from "./terms.ts";
import { lossReasons, nextSteps } from "./words.ts";
import type { PlacedPipeline, World } from "./world.ts";

export interface Telling {
  world: World;
  placed: PlacedPipeline;
  path: Path;
  story: Story;
  random: Random;
  owners: OwnerTrack;
  expectations: readonly Expectation[];
}

/** Stages, owners, closing and reopening. */
export function tellStages(telling: Telling): void {
  const { world, placed, path, story, owners } = telling;
  path.forEach((visit, index) => {
    const here = { stage_id: placed.firstStage + visit.stage, owner_id: visit.owner };
    if (index === 0) story.begin(here);
    // One that was given over while it was closed: the new owner opens it again.
    else story.tell(visit.from, visit.owner, { ...here, loss_reason: null });
    let owner = visit.owner;
    for (const change of owners.changes) {
      if (change.day <= visit.from || change.day >= (visit.to ?? world.lastDay + 1)) continue;
      story.tell(change.day, world.person(owner).manager, { owner_id: change.owner }, 0);
      owner = change.owner;
    }
    if (visit.closed) tellClosing(telling, visit, owner);
  });
}

function tellClosing({ world, placed, story, random }: Telling, visit: Visit, owner: number): void {
  const won = visit.closed === "won";
  const time = visit.stage >= placed.pipeline.quotedAt ? "late" : "early";
  const reason = random.weighted(lossReasons, (one) => one[time]).name[world.language];
  // Bad news is written down later than good news.
  const lag = !won && random.chance(0.25) ? random.whole(3, 20) : undefined;
  const values = {
    stage_id: won ? placed.won : placed.lost,
    ...(won ? {} : { loss_reason: reason }),
    ...(world.full ? { category: "closed", next_step: null, next_step_on: null } : {}),
  };
  story.tell(visit.to as number, owner, values, lag);
}

const expectedOn = (expectations: readonly Expectation[], day: number): number =>
  (expectations.findLast((one) => one.on <= day) ?? expectations[0])?.expected ?? day;

/** Expected days, lines, amounts: a first guess, the quotation, what was given in the end, what was signed. */
export function tellMoney(
  { world, placed, path, story, random, expectations }: Telling,
  terms: Terms,
  currency: "USD" | "EUR" | "CNY" | null,
): void {
  const money = (day: number, deliveryFrom: number): Record<string, FactValue> => {
    const amount = terms.amount();
    const lines = encodeLines(terms.lines(deliveryFrom));
    if (currency === null || currency === "CNY") return { lines, amount_minor: amount };
    const { own, base } = world.rates.quote(currency, amount, day);
    return { lines, amount_minor: base, currency, currency_amount_minor: own };
  };
  const begins = (path[0] as Visit).from;
  story.begin({
    ...money(begins, expectedOn(expectations, begins)),
    expected_on: dayText(expectedOn(expectations, begins)),
  });
  for (const { on, expected } of expectations.slice(1)) {
    story.tell(on, ownerAt(path, on), { expected_on: dayText(expected) });
  }
  let quoted = false;
  let conceded = false;
  path.forEach((visit, index) => {
    const discount = world.person(visit.owner).effects.discount;
    let told = index > 0 && random.chance(0.08) && terms.resize(0.2);
    if (!quoted && visit.stage >= placed.pipeline.quotedAt) {
      quoted = true;
      if (random.chance(0.4)) terms.resize(0.3);
      terms.quote(discount);
      told = true;
    } else if (quoted && !conceded && visit.stage > placed.pipeline.quotedAt) {
      conceded = true;
      if (random.chance(0.2)) terms.resize(0.2);
      terms.concede();
      told = true;
    }
    if (told) story.tell(visit.from, visit.owner, money(visit.from, expectedOn(expectations, visit.from)));
    const middle = visit.from + 25 + random.whole(0, 20);
    if (middle < (visit.to ?? world.lastDay + 1) && random.chance(0.15) && terms.resize(0.25)) {
      story.tell(middle, visit.owner, money(middle, expectedOn(expectations, middle)));
    }
  });
  const last = path.at(-1) as Visit;
  if (last.closed !== "won") return;
  const signed = last.to as number;
  // Signed: delivery is promised from that day.
  story.tell(signed, last.owner, { lines: encodeLines(terms.lines(signed)) });
}

const ownerAt = (path: Path, day: number): number =>
  (path.findLast((visit) => visit.from <= day) ?? path[0])?.owner ?? 0;

/** Probabilities, forecast category and next steps, at each coming into a stage and sometimes between. */
export function tellJudgements(
  { world, placed, path, story, random, expectations }: Telling,
  chancesOf: (visit: Visit) => WinChances,
): void {
  const { pipeline } = placed;
  path.forEach((visit, index) => {
    const rep = world.person(visit.owner);
    const end = visit.to ?? world.lastDay + 1;
    const tell = (on: number, values: Record<string, FactValue>): void => {
      if (index === 0 && on === visit.from) story.begin(values);
      else story.tell(on, rep.key, values);
    };
    let repBp: number | null = null;
    const categorise = (on: number): void => {
      // Closed on the day that the stage was entered: its category is told already.
      if (visit.closed && on >= end && index > 0) return;
      tell(on, { category: categoryOf(repBp, expectedOn(expectations, on), on) });
    };
    const judge = (on: number): void => {
      const chance = chanceOn(pipeline, chancesOf(visit), visit, on);
      const isLead = pipeline.stages[visit.stage]?.kind === "lead";
      repBp = isLead ? null : repJudges(random, chance, rep.effects.optimism);
      tell(on, { rep_probability_bp: repBp });
      categorise(on);
      const review = on + random.whole(1, 9);
      if (visit.stage < pipeline.quotedAt || review >= end || !random.chance(0.55)) return;
      const managerBp = managerJudges(random, chance, rep.effects.optimism);
      story.tell(review, rep.manager, { manager_probability_bp: managerBp }, 0);
    };
    judge(visit.from);
    const again = visit.from + 35 + random.whole(0, 25);
    const judgesAgain = again < end && random.chance(0.4);
    // A deal pushed into another quarter is no longer promised for this one.
    for (const { on } of expectations) {
      if (on > visit.from && on < (judgesAgain ? again : end)) categorise(on);
    }
    if (judgesAgain) judge(again);

    const steps = nextSteps[Math.min(3, Math.floor((visit.stage / pipeline.stages.length) * 4))] ?? [];
    const next = (on: number): void => {
      const some = random.chance(0.88);
      tell(on, {
        next_step: some ? random.pick(steps)[world.language] : null,
        next_step_on: some ? dayText(on + random.whole(3, 18)) : null,
      });
    };
    next(visit.from);
    // An open deal that is cared for has a fresh next step.
    const lately = world.lastDay - random.whole(0, 24);
    if (visit.to === null && lately > visit.from && random.chance(0.75)) next(lately);
  });
}
