import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { dayFromNumber, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING, keySet } from "../../../src/core/funnel/scope.ts";
import { stageEntered } from "../../../src/core/funnel/stallLine.ts";
import { eachStandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import {
  attentionOf,
  type Planned,
  planWeeks,
  type StageAttention,
  stageAttention,
  type Workable,
} from "../../../src/core/plan/attention.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { dealRows } from "../db/queries/deals.ts";
import { guideSteps } from "../db/queries/guide.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { personOf } from "../planPeople.ts";
import { stallLinesOf } from "../standing.ts";
import type { Session } from "../session.ts";

type Weeks = CallOutput<"plan.weeks">;
type WorkedDeal = Weeks["stuck"][number];
type Reason = WorkedDeal["reasons"][number];

const MOST_STUCK = 50;
/** So near to the line a deal is named as near to it. */
const NEAR_LINE = 7;

export const planWeekHandlers: Pick<Handlers, "plan.weeks"> = {
  "plan.weeks": (input, context) => weeksOf(context, input),
};

function weeksOf(
  context: HandlerContext,
  { person: text, from, weeks, perWeek }: ParsedInput<"plan.weeks">,
): Weeks {
  const { session, today } = context;
  const { read } = session;
  const person = personOf(read, text);
  const { book } = session.books.now(read);
  const states = stateOfStages(read);
  const stages = attentionByStage(session, dayNumber(today));
  const deals: Workable[] = [];
  const scope = { ...EVERYTHING, owners: keySet([person.key]) };
  eachStandingDeal(book, { states, scope, asOf: null }, ({ place, row, state, amount }) => {
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
  const first = mondayOf(dayNumber(from ?? today));
  const mondays = Array.from({ length: weeks }, (_, week) => first + 7 * week);
  const planned = planWeeks(deals, stages, mondays, perWeek);
  const stuck = deals
    .flatMap((deal) => attentionOf(deal, stages, dayNumber(today)) ?? [])
    .filter(({ deal, age }) => age > (stages.get(deal.stage)?.line ?? Infinity))
    .sort((a, b) => b.value - a.value || a.deal.place - b.deal.place);
  const shown = stuck.slice(0, MOST_STUCK);
  const tell = teller(context, [...planned.flat(), ...shown]);
  return {
    person: { id: formatId("person", person.key), name: person.name },
    openDeals: deals.length,
    weeks: planned.map((list, week) => {
      const monday = mondays[week] as number;
      return { monday: dayFromNumber(monday), deals: list.map((one) => tell(one, monday)) };
    }),
    stuck: shown.map((one) => tell(one, dayNumber(today))),
    stuckDeals: stuck.length,
    stuckMinor: stuck.reduce((sum, { deal }) => sum + deal.amount, 0),
    stuckIds: stuck.map(({ deal }) => formatId("deal", book.deals[deal.place] as number)),
  };
}

/** Learnt from everyone's deals, once a revision. */
function attentionByStage(session: Session, today: number): ReadonlyMap<number, StageAttention> {
  return session.remember(`stage attention ${today}`, () => {
    const kept = session.books.now(session.read);
    const { book } = kept;
    const states = stateOfStages(session.read);
    const lines = new Map(
      Array.from(stallLinesOf(session, kept, undefined)).flatMap(([stage, { days }]) =>
        days === null ? [] : [[stage, days] as const],
      ),
    );
    return stageAttention(book, states, lines, today);
  });
}

/** 1970-01-01 was a Thursday. */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** Tells of a planned deal what the list shows, with its reasons on a day. */
function teller({ session, locale, today }: HandlerContext, all: readonly Planned[]) {
  const { read } = session;
  const { book } = session.books.now(read);
  const keys = [...new Set(all.map(({ deal }) => book.deals[deal.place] as number))];
  const rows = new Map(dealRows(read, keys, baseCurrency(read)).map((row) => [row.id, row]));
  const steps = guideSteps(read, locale);
  const stages = attentionByStage(session, dayNumber(today));
  return (planned: Planned, on: number): WorkedDeal => {
    const { deal, age, value } = planned;
    const row = rows.get(formatId("deal", book.deals[deal.place] as number));
    if (!row) throw new Error("a deal of the book is in the file");
    const guide = steps.get(deal.stage);
    return {
      id: row.id,
      name: row.name,
      account: row.account,
      stage: row.stage,
      stageId: row.stageId,
      amountMinor: row.amountMinor,
      expectedOn: row.expectedOn,
      daysInStage: age,
      valueMinor: Math.round(value),
      reasons: reasonsOf(planned, on, stages.get(deal.stage)?.line ?? null, row.nextStep !== null),
      nextStep:
        row.nextStep !== null
          ? { text: row.nextStep, on: row.nextStepOn, source: "deal" }
          : guide === undefined
            ? null
            : { text: guide, on: null, source: "guide" },
    };
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
