import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { dayNumber, periodBounds } from "../../../src/core/domain/days.ts";
import { ByGroup, type TellGroup } from "../../../src/core/funnel/groups.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import type { StandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { normalQuantile } from "../../../src/core/funnel/statistics.ts";
import { chanceOf, coverageNeeded, shareOf } from "../../../src/core/plan/chance.ts";
import {
  addDue,
  type DueYield,
  eachDueDeal,
  FEWEST_DUE,
  noYield,
  pastPeriods,
} from "../../../src/core/plan/dueYield.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { placesOf } from "../db/queries/scope.ts";
import { type PeriodTargets, targetsIn } from "../db/queries/targets.ts";
import { ALL_AS_ONE, groupsOf } from "../dealShares.ts";
import type { Handlers } from "../engine.ts";
import { momentOf } from "../standing.ts";

type Asked = ParsedInput<"plan.attainment">;
type Attainment = CallOutput<"plan.attainment">[number];

interface Standing {
  wonMinor: number;
  openMinor: number;
  /** Amounts of the open deals that are due and have one. */
  open: number[];
  openDeals: number;
  past: DueYield;
}

export const planHandlers: Pick<Handlers, "plan.attainment"> = {
  "plan.attainment": ({ period, by, filter = {}, chance, asOf }, { session, today }) => {
    const bounds = periodBounds(period);
    if (!bounds) throw new Error("the contract lets no other text through");
    const moment = momentOf(today, asOf);
    const { now } = moment;
    const [from, to] = [dayNumber(bounds.from), dayNumber(bounds.to)];
    const { read } = session;
    const kept = session.books.now(read);
    const states = stateOfStages(read);
    const counts = placesOf(read, filter, kept);
    const groups = by ? groupsOf(session, by, kept) : ALL_AS_ONE;

    const standings = new ByGroup(
      (): Standing => ({ wonMinor: 0, openMinor: 0, open: [], openDeals: 0, past: noYield() }),
    );
    const whole = noYield();

    const targets = targetsIn(read, period);
    if (by) for (const key of targets[by].keys()) standings.of(key);
    else standings.of(NO_KEY);

    let state: StandingDeal["state"];
    const addStanding: TellGroup = (group, amount) => {
      const standing = standings.of(group);
      const money = Number.isNaN(amount) ? 0 : amount;
      if (state === 1) standing.wonMinor += money;
      else {
        standing.openMinor += money;
        standing.openDeals += 1;
        if (money > 0) standing.open.push(money);
      }
    };
    const scope = { ...EVERYTHING, deals: counts };
    eachDealOfPeriod(kept.book, { states, scope, asOf: moment.asOf, from, to }, (deal) => {
      ({ state } = deal);
      groups.of(deal, addStanding);
    });
    for (const before of pastPeriods(period, now)) {
      eachDueDeal(kept.book, states, counts, before, (place, row, won) => {
        const amount = kept.book.amount[row] as number;
        addDue(whole, amount, won);
        groups.of({ place, row, amount, state: 0, closedOn: 0 }, (group, share) =>
          addDue(standings.of(group).past, share, won),
        );
      });
    }

    const found = standings.map((standing, group) => ({
      ...(groups.key(group) ?? { key: "", id: null }),
      ...attained(standing, targetOf(targets, by, group), whole, chance, now > to),
    }));
    return [...found.values()].sort(
      (a, b) => (b.targetMinor ?? -1) - (a.targetMinor ?? -1) || a.key.localeCompare(b.key),
    );
  },
};

function targetOf(targets: PeriodTargets, by: Asked["by"], group: number): number | null {
  return by ? (targets[by].get(group) ?? null) : targets.company;
}

function attained(
  { wonMinor, openMinor, open, openDeals, past }: Standing,
  targetMinor: number | null,
  whole: DueYield,
  chance: number,
  over: boolean,
): Omit<Attainment, "key" | "id"> {
  const gapMinor = targetMinor === null ? null : targetMinor - wonMinor;
  const missing = gapMinor !== null && gapMinor > 0 ? gapMinor : null;
  const enough = whole.due >= FEWEST_DUE;
  const share = shareOf(past, whole);
  // One's own sizes, where there are some; else the company's.
  const sizes = past.sized >= FEWEST_DUE ? past : whole;
  const mean = sizes.sized > 0 ? sizes.sum / sizes.sized : 0;
  const variation = mean > 0 ? Math.sqrt(Math.max(0, sizes.sumOfSquares / sizes.sized / mean ** 2 - 1)) : 0;
  const wanted =
    missing !== null && enough && !over && mean > 0
      ? coverageNeeded(missing, share, { mean, variation }, normalQuantile(chance))
      : null;
  return {
    targetMinor,
    wonMinor,
    openMinor,
    openDeals,
    gapMinor,
    coverage: missing === null ? null : openMinor / missing,
    coverageNeeded: wanted,
    lackingMinor:
      missing === null || wanted === null ? null : Math.max(0, Math.round(wanted * missing) - openMinor),
    pTarget:
      gapMinor === null
        ? null
        : over || missing === null
          ? Number(missing === null)
          : enough
            ? chanceOf(open, missing, share)
            : null,
    seen: { due: past.due, won: past.won },
  };
}
