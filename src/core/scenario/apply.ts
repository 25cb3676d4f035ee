/** A base with levers pulled: what may be won in a period. */
import { meanAmount, type NewBusiness, type Outlook, type Prospect } from "../forecast/distribution.ts";
import { type FreshPart, type ScenarioBase, type ScenarioDeal, valueOn } from "./base.ts";
import { inScope, type Lever } from "./levers.ts";

/** Day numbers, both inclusive; `at` is its place among the base's periods. */
export interface ScenarioPeriod {
  at: number;
  from: number;
  to: number;
}

/** @returns what is won in the period, as the distribution takes it */
export function outlookWith(base: ScenarioBase, levers: readonly Lever[], period: ScenarioPeriod): Outlook {
  const shock = levers.findLast((lever) => lever.kind === "shock");
  return {
    prospects: base.deals.flatMap((deal) => prospectOf(base, deal, levers, period) ?? []),
    wonMinor: base.won[period.at] ?? 0,
    fresh: freshWith(base, levers, period),
    rho: shock?.rho ?? base.rho,
  };
}

/** Expected money of the period, minor units. */
export function meanWith(base: ScenarioBase, levers: readonly Lever[], period: ScenarioPeriod): number {
  const fresh = freshWith(base, levers, period);
  let sum = (base.won[period.at] ?? 0) + (fresh ? fresh.mean * meanAmount(fresh.amounts) : 0);
  for (const deal of base.deals) {
    const prospect = prospectOf(base, deal, levers, period);
    if (prospect) sum += prospect.p * meanAmount(prospect.amounts);
  }
  return sum;
}

function prospectOf(
  base: ScenarioBase,
  deal: ScenarioDeal,
  levers: readonly Lever[],
  { from, to }: ScenarioPeriod,
): Prospect | null {
  const { place } = deal;
  let odds = 1;
  let pace = 1;
  let days = 0;
  let times = 1;
  let minor: number | null = null;
  let leaves: { on: number; keep: number } | null = null;
  let wonOn: number | null = null;
  for (const lever of levers) {
    switch (lever.kind) {
      case "winRate":
        if (inScope(lever.scope, deal)) odds *= lever.factor;
        break;
      case "cycle":
        if (inScope(lever.scope, deal)) pace *= lever.factor;
        break;
      case "slip":
        if (inScope(lever.scope, deal)) days += lever.days;
        break;
      case "size":
        if (inScope(lever.scope, deal)) times *= lever.factor;
        break;
      case "discount":
        if (inScope(lever.scope, deal)) times *= 1 - lever.share;
        break;
      case "leaver":
        if (lever.owner === deal.owner) leaves = lever;
        break;
      case "dealWon":
        if (lever.place === place) wonOn = lever.on;
        break;
      case "dealLost":
        if (lever.place === place) return null;
        break;
      case "dealMoved":
        if (lever.place === place) days += lever.days;
        break;
      case "dealSized":
        if (lever.place === place) minor = lever.minor;
        break;
      default:
    }
  }
  const amounts =
    minor !== null
      ? [{ minor, share: 1 }]
      : times === 1
        ? deal.amounts
        : deal.amounts.map(({ minor: money, share }) => ({ minor: money * times, share }));
  if (wonOn !== null) return wonOn >= from && wonOn <= to ? { p: 1, amounts } : null;
  const today = base.grid[0] as number;
  const until = (day: number): number => {
    const p = valueOn(base.grid, deal.curve, today + (day - today - days) / pace);
    return odds === 1 ? p : (odds * p) / (1 - p + odds * p);
  };
  const kept = (day: number): number => {
    const p = until(day);
    if (!leaves || day <= leaves.on) return p;
    const before = until(leaves.on);
    return before + leaves.keep * (p - before);
  };
  const p = kept(to) - kept(from - 1);
  return p > 0 ? { p, amounts } : null;
}

function freshWith(base: ScenarioBase, levers: readonly Lever[], period: ScenarioPeriod): NewBusiness | null {
  let mean = 0;
  let money = 0;
  for (const part of base.fresh) {
    const { won, times } = freshPart(base, part, levers, period);
    mean += won;
    money += won * times;
  }
  const more = hired(base, levers, period);
  mean += more;
  money += more;
  if (mean <= 0) return null;
  const times = money / mean;
  return {
    mean,
    spread: base.freshSpread,
    amounts:
      times === 1
        ? base.freshAmounts
        : base.freshAmounts.map(({ minor, share }) => ({ minor: minor * times, share })),
  };
}

/** What is yet to come has no stage: levers of a stage leave it as it is. */
function freshPart(
  base: ScenarioBase,
  part: FreshPart,
  levers: readonly Lever[],
  { from, to }: ScenarioPeriod,
) {
  let rate = 1;
  let pace = 1;
  let days = 0;
  let times = 1;
  let leavesOn: number | null = null;
  for (const lever of levers) {
    if (lever.kind === "leaver" && lever.owner === part.owner) leavesOn = lever.on;
    if (!("scope" in lever) || lever.scope.stages || !inScope(lever.scope, { ...part, stage: 0 })) continue;
    if (lever.kind === "winRate" || lever.kind === "newDeals") rate *= lever.factor;
    if (lever.kind === "cycle") pace *= lever.factor;
    if (lever.kind === "slip") days += lever.days;
    if (lever.kind === "size") times *= lever.factor;
    if (lever.kind === "discount") times *= 1 - lever.share;
  }
  const today = base.grid[0] as number;
  const until = (day: number): number => valueOn(base.grid, part.curve, today + (day - today - days) / pace);
  const won = (day: number): number => {
    if (leavesOn === null || day <= leavesOn) return until(day);
    // What would be begun from then on, a day like today's first, falls away.
    return until(day) - until(today + Math.max(0, day - leavesOn));
  };
  return { won: rate * Math.max(0, won(to) - won(from - 1)), times };
}

/** More people bring what a usual one does, later: those that begin are slower by half the time that they take to learn. */
function hired(base: ScenarioBase, levers: readonly Lever[], { from, to }: ScenarioPeriod): number {
  const today = base.grid[0] as number;
  const people = new Set(base.fresh.map(({ owner }) => owner)).size;
  if (people === 0) return 0;
  const usual = (day: number): number =>
    base.fresh.reduce((sum, { curve }) => sum + valueOn(base.grid, curve, day), 0) / people;
  let sum = 0;
  for (const lever of levers) {
    if (lever.kind !== "hires") continue;
    const delay = lever.from - today + lever.rampDays / 2;
    sum += lever.count * (usual(to - delay) - usual(from - 1 - delay));
  }
  return sum;
}
