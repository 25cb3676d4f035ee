import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { dayFromNumber, dayNumber, mondayOf } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING, keySet } from "../../../src/core/funnel/scope.ts";
import { stageEntered } from "../../../src/core/funnel/stallLine.ts";
import { eachStandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { attentionOf, type Planned, planWeeks, type Workable } from "../../../src/core/plan/attention.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { dealRows } from "../db/queries/deals.ts";
import { guideSteps } from "../db/queries/guide.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { personOf } from "../planPeople.ts";
import { stageAttentionOf } from "../stageAttentionOf.ts";
import { momentOf } from "../standing.ts";
import { stageNames } from "./coaching.ts";

type Weeks = CallOutput<"plan.weeks">;
type WorkedDeal = Weeks["stuck"][number];
type DeadDeal = Weeks["dead"][number];
type Reason = WorkedDeal["reasons"][number];
type Moment = ReturnType<typeof momentOf>;

/** Listed of the stuck and of the dead ones. */
const MOST = 50;
/** So near to the line a deal is named as near to it. */
const NEAR_LINE = 7;

export const planWeekHandlers: Pick<Handlers, "plan.weeks"> = {
  "plan.weeks": (input, context) => weeksOf(context, input),
};

function weeksOf(
  context: HandlerContext,
  { person: text, from, weeks, perWeek, asOf }: ParsedInput<"plan.weeks">,
): Weeks {
  const { session } = context;
  const { read } = session;
  const person = personOf(read, text);
  const moment = momentOf(context.today, asOf);
  const { now } = moment;
  const { deals: keys } = session.books.now(read).book;
  const stages = stageAttentionOf(session, moment);
  const deals = openDealsOf(context, person.key, moment);
  const first = mondayOf(from === undefined ? now : dayNumber(from));
  const mondays = Array.from({ length: weeks }, (_, week) => first + 7 * week);
  const planned = planWeeks(deals, stages, mondays, perWeek);
  const standing = deals.flatMap((deal) => attentionOf(deal, stages, now) ?? []);
  const stuck = standing
    .filter(({ deal, age, dead }) => !dead && age > (stages.get(deal.stage)?.line ?? Infinity))
    .sort((a, b) => b.rank - a.rank || a.deal.place - b.deal.place);
  const dead = standing
    .filter((one) => one.dead)
    .sort((a, b) => b.deal.amount - a.deal.amount || a.deal.place - b.deal.place);
  const [shown, shownDead] = [stuck.slice(0, MOST), dead.slice(0, MOST)];
  const tell = teller(context, [...planned.flat(), ...shown, ...shownDead], moment);
  const ids = (list: readonly Planned[]): string[] =>
    list.map(({ deal }) => formatId("deal", keys[deal.place] as number));
  const money = (list: readonly Planned[]): number => list.reduce((sum, { deal }) => sum + deal.amount, 0);
  return {
    person: { id: formatId("person", person.key), name: person.name },
    openDeals: deals.length,
    weeks: planned.map((list, week) => {
      const monday = mondays[week] as number;
      return { monday: dayFromNumber(monday), deals: list.map((one) => tell.worked(one, monday)) };
    }),
    stuck: shown.map((one) => tell.worked(one, now)),
    stuckDeals: stuck.length,
    stuckMinor: money(stuck),
    stuckIds: ids(stuck),
    dead: shownDead.flatMap((one) => tell.dead(one) ?? []),
    deadDeals: dead.length,
    deadMinor: money(dead),
    deadIds: ids(dead),
  };
}

function openDealsOf({ session }: HandlerContext, person: number, { asOf }: Moment): Workable[] {
  const { read } = session;
  const { book } = session.books.now(read);
  const deals: Workable[] = [];
  const scope = { ...EVERYTHING, owners: keySet([person]) };
  const question = { states: stateOfStages(read), scope, asOf };
  eachStandingDeal(book, question, ({ place, row, state, amount }) => {
    if (state !== 0) return;
    const expected = book.expected[row] as number;
    deals.push({
      place,
      stage: book.stage[row] as number,
      amount: Number.isNaN(amount) ? 0 : amount,
      enteredOn: stageEntered(book, place, row),
      expectedOn: expected === NO_DAY ? null : expected,
    });
  });
  return deals;
}

/** Tells of a deal what the list shows: as it stood on the day; its name, account and next step as they are. */
function teller({ session, locale }: HandlerContext, all: readonly Planned[], moment: Moment) {
  const { read } = session;
  const { book } = session.books.now(read);
  const keys = [...new Set(all.map(({ deal }) => book.deals[deal.place] as number))];
  const rows = new Map(dealRows(read, keys, baseCurrency(read)).map((row) => [row.id, row]));
  const steps = guideSteps(read, locale);
  const stages = stageAttentionOf(session, moment);
  const names = stageNames(read);
  const rowOf = (deal: Workable) => {
    const row = rows.get(formatId("deal", book.deals[deal.place] as number));
    if (!row) throw new Error("a deal of the book is in the file");
    if (moment.asOf === null) return row;
    const { stage, stageId } = names("", deal.stage);
    return {
      ...row,
      stage: stage ?? row.stage,
      stageId: stageId ?? row.stageId,
      amountMinor: deal.amount,
      expectedOn: deal.expectedOn === null ? null : dayFromNumber(deal.expectedOn),
    };
  };
  const told = ({ deal, age }: Planned) => {
    const { id, name, account, stage, stageId, amountMinor, expectedOn } = rowOf(deal);
    return { id, name, account, stage, stageId, amountMinor, expectedOn, daysInStage: age };
  };
  return {
    worked: (planned: Planned, on: number): WorkedDeal => {
      const { deal, value } = planned;
      const { nextStep, nextStepOn } = rowOf(deal);
      const guide = steps.get(deal.stage);
      return {
        ...told(planned),
        valueMinor: Math.round(value),
        reasons: reasonsOf(planned, on, stages.get(deal.stage)?.line ?? null, nextStep !== null),
        nextStep:
          nextStep !== null
            ? { text: nextStep, on: nextStepOn, source: "deal" }
            : guide === undefined
              ? null
              : { text: guide, on: null, source: "guide" },
      };
    },
    dead: (planned: Planned): DeadDeal | null => {
      const line = stages.get(planned.deal.stage)?.dead;
      return line ? { ...told(planned), like: { ...line, days: Math.round(line.days) } } : null;
    },
  };
}

function reasonsOf(
  { deal, age, gain }: Planned,
  on: number,
  line: number | null,
  hasStep: boolean,
): Reason[] {
  const reasons: Reason[] = [];
  const { expectedOn } = deal;
  if (expectedOn !== null && expectedOn < on)
    reasons.push({ code: "overdue", on: dayFromNumber(expectedOn), days: on - expectedOn });
  else if (expectedOn !== null && expectedOn < on + 14)
    reasons.push({ code: "dueSoon", on: dayFromNumber(expectedOn) });
  if (line !== null) {
    const whole = Math.round(line);
    if (age > line) reasons.push({ code: "stalled", days: age - whole, line: whole });
    else if (line - age <= NEAR_LINE) reasons.push({ code: "nearLine", days: whole - age, line: whole });
  }
  if (gain > 0) reasons.push({ code: "gain", points: gain * 100 });
  if (!hasStep) reasons.push({ code: "noNextStep" });
  return reasons;
}
