/**
 * The measures of a funnel on a day, over a window of days (TERMS): win rate, sales cycle, deal size, velocity, stage
 * ageing, slip rate, push count. Of deals closed in the window, of deals open on the day, of periods within the window.
 */
import type { DealBook } from "./dealBook.ts";
import { ByGroup, type GroupsOfDeal, type TellGroup } from "./groups.ts";
import { NO_DAY } from "./intervalBook.ts";
import { pushesOf } from "./pushes.ts";
import type { StateOfStage } from "./scope.ts";
import { type SlipOutcome, slipOf } from "./slip.ts";
import { type StallLine, stageEntered } from "./stallLine.ts";
import { closedWithin, eachStandingDeal, type StandingDeal, type StandingQuestion } from "./standingDeals.ts";
import { FEW, type Quartiles, quartilesOfEnough, type Share, shareOfDeals } from "./statistics.ts";
import type { SlipPeriod } from "./windows.ts";

export const measureNames = [
  "winRate",
  "cycleDays",
  "dealSizeMinor",
  "velocity",
  "ageing",
  "slip",
  "pushes",
  "coverage",
] as const;
export type MeasureName = (typeof measureNames)[number];

export interface Measures {
  /** Won of those closed in the window. */
  winRate: Share;
  /** Days from creation to close, of deals won in the window whose both days are known. */
  cycleDays: Quartiles;
  /** Amounts of deals won in the window that have one, in minor units. */
  dealSizeMinor: Quartiles;
  velocity: Velocity;
  ageing: Ageing;
  slip: Slip;
  pushes: PushCount;
  coverage: Coverage;
}

/** Of the window as a period; without both of its ends nothing is due in it. */
export interface Coverage {
  /** Open and expected within the window. */
  openDeals: number;
  openMinor: number;
  /** Won within it. */
  wonMinor: number;
  /** Null: nobody set one for these deals and this window. */
  targetMinor: number | null;
  /** openMinor / (targetMinor - wonMinor); null without a target, or where it is reached. */
  coverage: number | null;
}

export interface Velocity {
  /** Open deals x mean size x win rate / mean cycle; null where one of them is of fewer than {@link FEW} deals. */
  minorPerDay: number | null;
  openDeals: number;
  openMinor: number;
}

export interface Ageing {
  /** Days since the open deals came into their present stage. */
  days: Quartiles;
  /** Open deals past the line of their stage, of those `judged` whose stage has one. */
  stalled: number;
  stalledMinor: number;
  judged: number;
}

/** Over all periods looked at: deals that were forecast for one at its start. `share.count` slipped. */
export interface Slip {
  share: Share;
  slippedMinor: number;
  won: number;
  lost: number;
}

export interface PushCount {
  /** Moves to a later expected day, over deals open on the day or closed in the window that have ever had one. */
  meanPerDeal: number | null;
  pushes: number;
  twiceOrMore: Share;
}

export interface MeasuresQuestion extends StandingQuestion {
  /** The day on which it is asked: that of `asOf`, else today. */
  on: number;
  /** The window for what is closed; null: open to that side. Without a window deals whose close day is unknown count too. */
  from: number | null;
  to: number | null;
  lines: ReadonlyMap<number, StallLine>;
  periods: readonly SlipPeriod[];
  wanted: ReadonlySet<MeasureName>;
  /** The target of a group for the window, in minor units. */
  targetOf(group: number): number | null;
}

export interface MeasureGroups {
  of: GroupsOfDeal;
  /** The group of the deals forecast for a period, where groups are periods; null: a deal's own. */
  ofPeriod: ((period: SlipPeriod) => number) | null;
}

const WHOLE: MeasureGroups = { of: ({ amount }, tell) => tell(0, amount), ofPeriod: null };

/** @returns by the group's number; always one, number 0, where there are no groups */
export function measuresBy(
  book: DealBook,
  question: MeasuresQuestion,
  groups: MeasureGroups = WHOLE,
): Map<number, Measures> {
  const { states, wanted, periods } = question;
  const tallies = new ByGroup(() => new MeasuresTally(question));
  if (groups === WHOLE) tallies.of(0);
  const slips = wanted.has("slip") ? periods : [];
  let told: StandingDeal;
  let outcome: SlipOutcome;
  let period: SlipPeriod;
  const add: TellGroup = (group, amount) => tallies.of(group).add(book, told, amount);
  const addForecast: TellGroup = (group, amount) =>
    tallies.of(groups.ofPeriod?.(period) ?? group).addForecast(outcome, amount);
  eachStandingDeal(book, question, (deal) => {
    told = deal;
    if (deal.state === 0 || closedWithin(deal, question)) groups.of(deal, add);
    for (const one of slips) {
      const found = slipOf(book, states, deal.place, one);
      if (found === null) continue;
      outcome = found;
      period = one;
      groups.of(deal, addForecast);
    }
  });
  return tallies.map((tally, group) => tally.finish(question.targetOf(group)));
}

class MeasuresTally {
  private readonly states: StateOfStage;
  private readonly question: MeasuresQuestion;
  private readonly deals: [number, number, number] = [0, 0, 0];
  private openMinor = 0;
  private wonMinor = 0;
  private dueDeals = 0;
  private dueMinor = 0;
  private readonly cycles: number[] = [];
  private readonly sizes: number[] = [];
  private readonly ages: number[] = [];
  private stalled = 0;
  private stalledMinor = 0;
  private judged = 0;
  private readonly forecast = { won: 0, lost: 0, slipped: 0 };
  private slippedMinor = 0;
  private expecting = 0;
  private pushes = 0;
  private twice = 0;

  constructor(question: MeasuresQuestion) {
    this.states = question.states;
    this.question = question;
  }

  /** @param amount of the deal, or its share in the group; NaN: none */
  add(book: DealBook, deal: StandingDeal, amount: number): void {
    const { wanted } = this.question;
    this.deals[deal.state] += 1;
    if (deal.state === 0) {
      if (!Number.isNaN(amount)) this.openMinor += amount;
      this.addDue(book.expected[deal.row] as number, amount);
      if (wanted.has("ageing")) this.addAge(book, deal, amount);
    } else if (deal.state === 1) {
      if (!Number.isNaN(amount)) {
        this.sizes.push(amount);
        this.wonMinor += amount;
      }
      if (deal.createdOn !== NO_DAY && deal.closedOn !== NO_DAY)
        this.cycles.push(deal.closedOn - deal.createdOn);
    }
    if (wanted.has("pushes")) this.addPushes(book, deal);
  }

  private addDue(expected: number, amount: number): void {
    const { from, to } = this.question;
    if (from === null || to === null || expected < from || expected > to) return;
    this.dueDeals += 1;
    if (!Number.isNaN(amount)) this.dueMinor += amount;
  }

  private addAge(book: DealBook, { place, row }: StandingDeal, amount: number): void {
    const age = this.question.on - stageEntered(book, place, row);
    this.ages.push(age);
    const line = this.question.lines.get(book.stage[row] as number)?.days ?? null;
    if (line === null) return;
    this.judged += 1;
    if (age <= line) return;
    this.stalled += 1;
    if (!Number.isNaN(amount)) this.stalledMinor += amount;
  }

  private addPushes(book: DealBook, { place, row }: StandingDeal): void {
    const { count, firstExpected } = pushesOf(book, this.states, place, row);
    if (firstExpected === NO_DAY) return;
    this.expecting += 1;
    this.pushes += count;
    if (count >= 2) this.twice += 1;
  }

  addForecast(outcome: "won" | "lost" | "slipped", amount: number): void {
    this.forecast[outcome] += 1;
    if (outcome === "slipped" && !Number.isNaN(amount)) this.slippedMinor += amount;
  }

  finish(targetMinor: number | null): Measures {
    const [open, won, lost] = this.deals;
    const winRate = shareOfDeals(won, won + lost);
    const cycleDays = quartilesOfEnough(this.cycles);
    const dealSizeMinor = quartilesOfEnough(this.sizes);
    const { forecast, expecting, pushes } = this;
    return {
      winRate,
      cycleDays,
      dealSizeMinor,
      velocity: {
        minorPerDay: velocity(open, dealSizeMinor.mean, winRate.value, cycleDays.mean),
        openDeals: open,
        openMinor: this.openMinor,
      },
      ageing: {
        days: quartilesOfEnough(this.ages),
        stalled: this.stalled,
        stalledMinor: this.stalledMinor,
        judged: this.judged,
      },
      slip: {
        share: shareOfDeals(forecast.slipped, forecast.slipped + forecast.won + forecast.lost),
        slippedMinor: this.slippedMinor,
        won: forecast.won,
        lost: forecast.lost,
      },
      pushes: {
        meanPerDeal: expecting < FEW ? null : pushes / expecting,
        pushes,
        twiceOrMore: shareOfDeals(this.twice, expecting),
      },
      coverage: {
        openDeals: this.dueDeals,
        openMinor: this.dueMinor,
        wonMinor: this.wonMinor,
        targetMinor,
        coverage: coverageOf(this.dueMinor, targetMinor, this.wonMinor),
      },
    };
  }
}

/** TERMS, pipeline velocity. @returns minor units per day; null where a part is unknown, or the cycle takes no time */
function velocity(
  openDeals: number,
  size: number | null,
  winRate: number | null,
  cycle: number | null,
): number | null {
  if (size === null || winRate === null || cycle === null || cycle <= 0) return null;
  return (openDeals * size * winRate) / cycle;
}

/** TERMS, coverage: open and due / (target - already won). */
function coverageOf(dueMinor: number, targetMinor: number | null, wonMinor: number): number | null {
  return targetMinor === null || targetMinor <= wonMinor ? null : dueMinor / (targetMinor - wonMinor);
}
