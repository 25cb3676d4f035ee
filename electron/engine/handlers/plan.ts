import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { periodDays } from "../../../src/core/domain/days.ts";
import { ByGroup, type TellGroup } from "../../../src/core/funnel/groups.ts";
import { NO_KEY } from "../../../src/core/funnel/intervalBook.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import type { StandingDeal } from "../../../src/core/funnel/standingDeals.ts";
import { pipelineNeeded } from "../../../src/core/plan/coverage.ts";
import { addDue, type DueYield, eachDueDeal, noYield, pastPeriods } from "../../../src/core/plan/dueYield.ts";
import { outlookOf, shareWon, typicalAmount } from "../../../src/core/plan/outlook.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { placesOf } from "../db/queries/scope.ts";
import { type PeriodTargets, targetsIn } from "../db/queries/targets.ts";
import { ALL_AS_ONE, groupsOf } from "../dealShares.ts";
import type { Handlers } from "../engine.ts";
import { planGroups } from "../planPeople.ts";
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
    const moment = momentOf(today, asOf);
    const { now } = moment;
    const { from, to } = periodDays(period);
    const { read } = session;
    const kept = session.books.now(read);
    const states = stateOfStages(read);
    const counts = placesOf(read, filter, kept);
    const groups = by ? groupsOf(session, by, kept) : ALL_AS_ONE;

    const standings = new ByGroup(
      (): Standing => ({ wonMinor: 0, openMinor: 0, open: [], openDeals: 0, past: noYield() }),
    );
    const whole = noYield();
    // A rep's own few deals lean on the team's first, as in `plan.sufficiency`.
    const people = by === "owner" ? planGroups(session).of : null;
    const around = new ByGroup(noYield);

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
        for (const group of people?.[kept.book.owner[row] as number] ?? [])
          addDue(around.of(group), amount, won);
        groups.of({ place, row, amount, state: 0, closedOn: 0 }, (group, share) =>
          addDue(standings.of(group).past, share, won),
        );
      });
    }

    const found = standings.map((standing, group) => {
      // Its own comes first where it is a person's; deals of nobody are among all only.
      const wider = people?.[group]?.filter((one) => one !== group).map(around.of) ?? [whole];
      return {
        ...groups.key(group),
        ...attained(standing, targetOf(targets, by, group), wider, chance, now > to),
      };
    });
    return [...found.values()].sort(
      (a, b) => (b.targetMinor ?? -1) - (a.targetMinor ?? -1) || a.key.localeCompare(b.key),
    );
  },
};

function targetOf(targets: PeriodTargets, by: Asked["by"], group: number): number | null {
  return by ? (targets[by].get(group) ?? null) : targets.company;
}

/** @param wider the groups that the few deals of one's own lean on, the nearest first */
function attained(
  { wonMinor, openMinor, open, openDeals, past }: Standing,
  targetMinor: number | null,
  wider: readonly DueYield[],
  chance: number,
  over: boolean,
): Omit<Attainment, "key" | "id"> {
  const gapMinor = targetMinor === null ? null : targetMinor - wonMinor;
  const missing = gapMinor !== null && gapMinor > 0 ? gapMinor : null;
  const share = shareWon(past, wider);
  const typical = typicalAmount(past, wider);
  const wanted =
    missing !== null && share && typical !== null && !over
      ? pipelineNeeded({ open, needed: missing, share, typical, chance })
      : null;
  return {
    targetMinor,
    wonMinor,
    openMinor,
    openDeals,
    gapMinor,
    coverage: missing === null ? null : openMinor / missing,
    coverageNeeded: missing === null || wanted === null ? null : wanted / missing,
    lackingMinor: wanted === null ? null : Math.max(0, wanted - openMinor),
    ...outlookOf({ open, needed: gapMinor, share, over }),
    seen: { due: past.due, won: past.won },
  };
}
