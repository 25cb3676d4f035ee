import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { periodDays } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { EVERYTHING, keySet } from "../../../src/core/funnel/scope.ts";
import { normalQuantile, quantile } from "../../../src/core/funnel/statistics.ts";
import { addDue, type DueYield, eachDueDeal, noYield, pastPeriods } from "../../../src/core/plan/dueYield.ts";
import { outlookOf, shareWon } from "../../../src/core/plan/outlook.ts";
import { pastDeals, type PastOfGroup, RECENT_WEEKS } from "../../../src/core/plan/pastDeals.ts";
import {
  expectedFromNew,
  FEWEST_CREATED,
  type NewDealsNeeded,
  newDealsNeeded,
  newDealsOf,
  rangeOf,
} from "../../../src/core/plan/sufficiency.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { targetsIn } from "../db/queries/targets.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { type PlanGroups, planGroups, personOf } from "../planPeople.ts";
import { momentOf } from "../standing.ts";
import type { Session } from "../session.ts";

type Sufficiency = CallOutput<"plan.sufficiency">;

export const myPlanHandlers: Pick<Handlers, "plan.sufficiency" | "plan.deals"> = {
  "plan.sufficiency": (input, context) => sufficiency(context, input),
  "plan.deals": (input, context) => dealsBehind(context, input),
};

function sufficiency(
  context: HandlerContext,
  { person: text, period, chance, asOf }: ParsedInput<"plan.sufficiency">,
): Sufficiency {
  const { session } = context;
  const { read } = session;
  const person = personOf(read, text);
  const moment = momentOf(context.today, asOf);
  const { book } = session.books.now(read);
  const states = stateOfStages(read);
  const { from, to } = periodDays(period);

  let wonMinor = 0;
  let openDeals = 0;
  const open: number[] = [];
  const scope = { ...EVERYTHING, owners: keySet([person.key]) };
  eachDealOfPeriod(book, { states, scope, asOf: moment.asOf, from, to }, ({ state, amount }) => {
    const money = Number.isNaN(amount) ? 0 : amount;
    if (state === 1) wonMinor += money;
    else {
      openDeals += 1;
      if (money > 0) open.push(money);
    }
  });
  const openMinor = open.reduce((sum, amount) => sum + amount, 0);

  const groups = planGroups(session);
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
  const share = shareWon(due.own, [due.team, due.all]);
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
  const outlook = outlookOf({ open, needed, share, over: moment.now > to });
  return {
    person: { id: formatId("person", person.key), name: person.name },
    targetMinor,
    wonMinor,
    openMinor,
    openDeals,
    lackingMinor: needed === null ? null : needed - (outlook.expectedMinor ?? 0),
    ...outlook,
    yield: share && { ...rangeOf(share), due: due.own.due, won: due.own.won },
    conversion: fresh && { ...rangeOf(fresh.conversion), begun: own.ripe, won: own.ripeWon },
    sizeMinor: fresh && { value: Math.round(fresh.size.mean), deals: own.sized },
    cycleDays:
      own.cycles.length === 0
        ? null
        : { median: quantile(own.cycles, 0.5), p75: quantile(own.cycles, 0.75), deals: own.cycles.length },
    daysLeft,
    reachableMinor:
      fresh && share
        ? wonMinor +
          (outlook.expectedMinor ?? 0) +
          Math.round(expectedFromNew(fresh, own.recent / RECENT_WEEKS, daysLeft))
        : null,
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

/** The same question and the same deals that the figures of `plan.sufficiency` count. */
function dealsBehind(
  context: HandlerContext,
  { person: text, period, of, asOf }: ParsedInput<"plan.deals">,
): string[] {
  const { session } = context;
  const { read } = session;
  const person = personOf(read, text);
  const moment = momentOf(context.today, asOf);
  const { book } = session.books.now(read);
  const states = stateOfStages(read);
  const places = new Set<number>();
  if (of === "due" || of === "dueWon") {
    for (const past of pastPeriods(period, moment.now)) {
      eachDueDeal(book, states, null, past, (place, row, won) => {
        if (book.owner[row] === person.key && (won || of === "due")) places.add(place);
      });
    }
  } else {
    const { of: groupsOf, all } = planGroups(session);
    const question = { states, asOf: moment.asOf, today: moment.now, groupsOf, groups: all + 1 };
    pastDeals(book, question, (figure, place, owner) => {
      if (figure === of && owner === person.key) places.add(place);
    });
  }
  return Array.from(places, (place) => formatId("deal", book.deals[place] as number));
}
