import type { AlertReason as ToldReason } from "../../../src/contract/alerts.ts";
import type { ParsedInput } from "../../../src/contract/calls.ts";
import { dayFromNumber, periodDays } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { WeightedTally } from "../../../src/core/forecast/weighted.ts";
import {
  type AlertKind,
  alertKinds,
  type AlertQuestion,
  type AlertReason,
  eachAlert,
} from "../../../src/core/funnel/alerts.ts";
import { ByGroup, type TellGroup } from "../../../src/core/funnel/groups.ts";
import { NO_DAY, NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import type { StandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { contactCounts, nextSteps, repProbabilities, stageProbabilities } from "../db/queries/dealFacts.ts";
import { ALL_AS_ONE, groupsOf } from "../dealShares.ts";
import { dealRows } from "../db/queries/deals.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import type { KeptBook } from "../db/queries/scope.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { momentOf, stallLinesOf, standingQuestion } from "../standing.ts";

type AlertCalls = "alerts.list" | "alerts.deals" | "forecast.weighted";
type Asked = Pick<ParsedInput<"alerts.deals">, "filter" | "asOf">;
type Context = Pick<HandlerContext, "session" | "today">;

/** A deal with an alert. */
interface Found {
  key: number;
  /** NaN: none. */
  amount: number;
  reason: AlertReason;
}

/** The deals of a filter as they stood on a past day, else as they stand. */
function pastOrNow({ session, today }: Context, kept: KeptBook, { filter, asOf }: Asked) {
  const moment = momentOf(today, asOf);
  const pastDay = moment.asOf === null ? undefined : asOf;
  return { moment, pastDay, question: standingQuestion(session, kept, { filter, asOf: pastDay }) };
}

function alertQuestion(context: Context, kept: KeptBook, asked: Asked): AlertQuestion {
  const { read } = context.session;
  const { moment, pastDay, question } = pastOrNow(context, kept, asked);
  return {
    ...question,
    on: moment.now,
    lines: stallLinesOf(context.session, kept, pastDay),
    leads: new Set(stagesInOrder(read).flatMap(({ id, kind }) => (kind === "lead" ? id : []))),
    facts: pastDay
      ? { nextStepOn: null, contacts: null }
      : {
          nextStepOn: nextSteps(read, kept.book),
          contacts: context.session.remember("contact counts", () => contactCounts(read, kept.book)),
        },
  };
}

/** The deals of each kind, the largest first. */
function alertsOf(context: Context, asked: Asked) {
  const kept = context.session.books.now(context.session.read);
  const question = alertQuestion(context, kept, asked);
  const found = new Map<AlertKind, Found[]>(alertKinds.map((kind) => [kind, []]));
  eachAlert(kept.book, question, (reason, { place, amount }) => {
    found.get(reason.kind)?.push({ key: kept.book.deals[place] as number, amount, reason });
  });
  const size = ({ amount }: Found): number => (Number.isNaN(amount) ? -1 : amount);
  for (const deals of found.values()) deals.sort((a, b) => size(b) - size(a) || a.key - b.key);
  return { found, facts: question.facts };
}

export const alertHandlers: Pick<Handlers, AlertCalls> = {
  "alerts.list": ({ top, ...asked }, context) => {
    const { read } = context.session;
    const { found, facts } = alertsOf(context, asked);
    const stages = new Map(stagesInOrder(read).map(({ id, name }) => [id, name]));
    const currency = baseCurrency(read);
    return Array.from(found, ([kind, deals]) => {
      const shown = deals.slice(0, top);
      const rows = dealRows(
        read,
        shown.map(({ key }) => key),
        currency,
      );
      const reasons = new Map(shown.map(({ key, reason }) => [formatId("deal", key), reason]));
      return {
        kind,
        told:
          ((kind !== "noNextStep" && kind !== "stepOverdue") || facts.nextStepOn !== null) &&
          (kind !== "singleContact" || facts.contacts !== null),
        deals: deals.length,
        amountMinor: deals.reduce((sum, { amount }) => sum + (Number.isNaN(amount) ? 0 : amount), 0),
        top: rows.flatMap(({ id, name, account, owner, amountMinor }) => {
          const reason = reasons.get(id);
          return reason ? { id, name, account, owner, amountMinor, reason: toldReason(reason, stages) } : [];
        }),
      };
    });
  },

  "alerts.deals": ({ kind, ...asked }, context) =>
    (alertsOf(context, asked).found.get(kind) ?? []).map(({ key }) => formatId("deal", key)),

  "forecast.weighted": ({ period, by, ...asked }, context) => {
    const { session } = context;
    const kept = session.books.now(session.read);
    const { question, pastDay } = pastOrNow(context, kept, asked);
    const stageBp = stageProbabilities(session.read);
    const repBp = pastDay ? null : repProbabilities(session.read, kept.book);
    const groups = by ? groupsOf(session, by, kept) : ALL_AS_ONE;
    const tallies = new ByGroup(() => new WeightedTally());
    if (!by) tallies.of(NO_KEY);
    let told: StandingDeal;
    const add: TellGroup = (group, amount) => {
      const tally = tallies.of(group);
      const { state, row, place } = told;
      if (state === 1) tally.addWon(amount);
      else tally.addOpen(amount, stageBp[kept.book.stage[row] as number] ?? -1, repBp?.[place] ?? -1);
    };
    const of = { ...question, ...periodDays(period) };
    eachDealOfPeriod(kept.book, of, (deal) => {
      told = deal;
      groups.of(deal, add);
    });
    const found = tallies.map((tally, group) => {
      const { repMinor, ...rest } = tally.finish();
      return {
        ...groups.key(group),
        ...rest,
        repMinor: pastDay ? null : repMinor,
      };
    });
    return [...found.values()];
  },
};

function toldReason(reason: AlertReason, stages: ReadonlyMap<number, string>): ToldReason {
  switch (reason.kind) {
    case "closePast":
      return { ...reason, expectedOn: dayFromNumber(reason.expectedOn) };
    case "stalled":
      return {
        ...reason,
        stage: stages.get(reason.stage) ?? "",
        stageId: formatId("stage", reason.stage),
      };
    case "slippedTwice":
      return {
        ...reason,
        firstExpectedOn: dayFromNumber(reason.firstExpectedOn),
        expectedOn: reason.expectedOn === NO_DAY ? null : dayFromNumber(reason.expectedOn),
      };
    case "stepOverdue":
      return { ...reason, on: dayFromNumber(reason.on) };
    case "noNextStep":
    case "amountChanged":
    case "singleContact":
      return reason;
  }
}
