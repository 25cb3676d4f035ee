import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { dayFromNumber, dayNumber, periodBounds } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import { stageEntered } from "../../../src/core/funnel/stallLine.ts";
import { eachStandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { normalQuantile, quantile } from "../../../src/core/funnel/statistics.ts";
import {
  attentionOf,
  type Planned,
  planWeeks,
  type StageAttention,
  stageAttention,
  type Workable,
} from "../../../src/core/plan/attention.ts";
import { chanceOf, meanOf, shareOf } from "../../../src/core/plan/chance.ts";
import {
  addDue,
  type DueYield,
  eachDueDeal,
  FEWEST_DUE,
  noYield,
  pastPeriods,
} from "../../../src/core/plan/dueYield.ts";
import { pastDeals, type PastOfGroup, RECENT_WEEKS } from "../../../src/core/plan/pastDeals.ts";
import {
  FEWEST_CREATED,
  type NewDealsNeeded,
  newDealsNeeded,
  newDealsOf,
  rangeOf,
} from "../../../src/core/plan/sufficiency.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { dealRows } from "../db/queries/deals.ts";
import { guideSteps } from "../db/queries/guide.ts";
import { findKeys } from "../db/queries/names.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import { targetsIn } from "../db/queries/targets.ts";
import type { ReadDb } from "../db/sql.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { momentOf, stallLinesOf } from "../standing.ts";
import type { Session } from "../session.ts";

type Sufficiency = CallOutput<"plan.sufficiency">;
type Weeks = CallOutput<"plan.weeks">;
type WorkedDeal = Weeks["stuck"][number];
type Reason = WorkedDeal["reasons"][number];

const MOST_STUCK = 50;
/** So near to the line a deal is named as near to it. */
const NEAR_LINE = 7;

export const myPlanHandlers: Pick<Handlers, "plan.sufficiency" | "plan.weeks"> = {
  "plan.sufficiency": (input, context) => sufficiency(context, input),
  "plan.weeks": (input, context) => weeksOf(context, input),
};

interface PlanPerson {
  key: number;
  name: string;
  /** Null: in no team. */
  team: number | null;
}

/** @throws WorkbenchError notFound, invalid where a name means several */
function personOf(db: ReadDb, text: string): PlanPerson {
  const [key, ...more] = findKeys(db, "person", text);
  if (more.length > 0)
    throw new WorkbenchError("invalid", "holderAmbiguous", { value: text, count: more.length + 1 });
  const row =
    key === undefined
      ? undefined
      : db
          .prepare<[number], { name: string; team: number | null }>(
            "SELECT name, team_id AS team FROM person WHERE id = ?",
          )
          .get(key);
  if (key === undefined || !row) throw new WorkbenchError("notFound", "personNotFound", { value: text });
  return { key, ...row };
}

/** Everyone's groups by number: each person, each team, and at last all. Computed for everyone at once, and kept. */
interface PlanGroups {
  of: number[][];
  person(key: number): number;
  team(key: number | null): number;
  all: number;
}

function planGroups(db: ReadDb): PlanGroups {
  const rows = db.prepare<[], [number, number | null]>("SELECT id, team_id FROM person").raw().all();
  const people = 1 + Math.max(0, ...rows.map(([id]) => id));
  const all = people + 1 + Math.max(0, ...rows.map(([, team]) => team ?? 0));
  // Deals of nobody are among all.
  const of: number[][] = Array.from({ length: people }, () => [all]);
  for (const [id, team] of rows) of[id] = team === null ? [id, all] : [id, people + team, all];
  return { of, person: (key) => key, team: (key) => (key === null ? all : people + key), all };
}

function sufficiency(
  context: HandlerContext,
  { person: text, period, chance, asOf }: ParsedInput<"plan.sufficiency">,
): Sufficiency {
  const { session } = context;
  const { read } = session;
  const bounds = periodBounds(period);
  if (!bounds) throw new Error("the contract lets no other text through");
  const person = personOf(read, text);
  const moment = momentOf(context.today, asOf);
  const { book } = session.books.now(read);
  const states = stateOfStages(read);
  const [from, to] = [dayNumber(bounds.from), dayNumber(bounds.to)];

  let wonMinor = 0;
  let openDeals = 0;
  const open: number[] = [];
  const scope = { ...EVERYTHING, owners: new Set([person.key]) };
  eachDealOfPeriod(book, { states, scope, asOf: moment.asOf, from, to }, ({ state, amount }) => {
    const money = Number.isNaN(amount) ? 0 : amount;
    if (state === 1) wonMinor += money;
    else {
      openDeals += 1;
      if (money > 0) open.push(money);
    }
  });
  const openMinor = open.reduce((sum, amount) => sum + amount, 0);

  const groups = session.remember("plan groups", () => planGroups(read));
  const yields = dueYields(session, groups, period, moment.now);
  const past = session.remember(`past deals ${moment.asOf} ${moment.now}`, () =>
    pastDeals(book, {
      states,
      asOf: moment.asOf,
      today: moment.now,
      groupsOf: groups.of,
      groups: groups.all + 1,
    }),
  );
  const place = { own: groups.person(person.key), team: groups.team(person.team), all: groups.all };
  const due = { own: yields[place.own], team: yields[place.team], all: yields[place.all] } as Record<
    keyof typeof place,
    DueYield
  >;
  const group = due.team.due >= FEWEST_DUE ? due.team : due.all;
  const share = group.due >= FEWEST_DUE ? shareOf(due.own, group) : null;
  const { own, team, all } = { own: past[place.own], team: past[place.team], all: past[place.all] } as Record<
    keyof typeof place,
    PastOfGroup
  >;
  const around = team.ripe >= FEWEST_CREATED && team.sized > 0 ? team : all;
  const fresh = around.ripe >= FEWEST_CREATED && around.sized > 0 ? newDealsOf(own, around) : null;

  const targetMinor = targetsIn(read, period).owner.get(person.key) ?? null;
  const needed = targetMinor === null ? null : targetMinor - wonMinor;
  const daysLeft = Math.max(0, to - Math.max(moment.now, from - 1));
  const wanted =
    share && fresh && needed !== null && needed > 0 && daysLeft > 0
      ? newDealsNeeded({ amounts: open, share }, fresh, { needed, daysLeft, z: normalQuantile(chance) })
      : null;
  const weightedMinor = share ? Math.round(openMinor * meanOf(share)) : 0;
  return {
    person: { id: formatId("person", person.key), name: person.name },
    targetMinor,
    wonMinor,
    openMinor,
    openDeals,
    weightedMinor,
    lackingMinor: needed === null ? null : needed - weightedMinor,
    pTarget:
      needed === null
        ? null
        : daysLeft === 0 || needed <= 0
          ? Number(needed <= 0)
          : share
            ? chanceOf(open, needed, share)
            : null,
    yield: share && { ...rangeOf(share), due: due.own.due, won: due.own.won },
    conversion: fresh && { ...rangeOf(fresh.conversion), begun: own.ripe, won: own.ripeWon },
    sizeMinor: fresh && { value: Math.round(fresh.size.mean), deals: own.sized },
    cycleDays:
      own.cycles.length === 0
        ? null
        : { median: quantile(own.cycles, 0.5), p75: quantile(own.cycles, 0.75), deals: own.cycles.length },
    daysLeft,
    inTime: wanted?.inTime ?? null,
    newPerWeek: wanted?.perWeek ?? null,
    newPerWeekLow: wanted?.low ?? null,
    newPerWeekHigh: wanted?.high ?? null,
    verdict: verdictOf(needed, daysLeft, wanted),
    recent: {
      weeks: RECENT_WEEKS,
      deals: own.recent,
      perWeek: own.recent / RECENT_WEEKS,
      amountMinor: own.recentMinor,
    },
  };
}

/** @param wanted null: too few deals tell */
function verdictOf(
  needed: number | null,
  daysLeft: number,
  wanted: NewDealsNeeded | null,
): Sufficiency["verdict"] {
  if (needed === null) return "noTarget";
  if (needed <= 0) return "reached";
  if (daysLeft === 0) return "over";
  if (wanted === null) return "tooFew";
  if (wanted.perWeek === null) return "tooLate";
  return wanted.perWeek === 0 ? "enough" : "needed";
}

/** By group. */
function dueYields(session: Session, { of, all }: PlanGroups, period: string, now: number): DueYield[] {
  return session.remember(`due yields ${period} ${now}`, () => {
    const { book } = session.books.now(session.read);
    const states = stateOfStages(session.read);
    const found = Array.from({ length: all + 1 }, noYield);
    for (const past of pastPeriods(period, now)) {
      eachDueDeal(book, states, null, past, (_place, row, won) => {
        const amount = book.amount[row] as number;
        for (const group of of[book.owner[row] as number] ?? [])
          addDue(found[group] as DueYield, amount, won);
      });
    }
    return found;
  });
}

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
  const scope = { ...EVERYTHING, owners: new Set([person.key]) };
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
