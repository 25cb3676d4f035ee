/** What is at stake in findings: money of different kinds, which is not added up. */
import type { StakeMeaning } from "./kind.ts";

/** Money that may not be won weighs most, a habit of estimating has none at stake. */
const order: readonly StakeMeaning[] = ["missed", "givenAway", "delayed", "misjudged"];

export interface AtStake {
  stake: StakeMeaning;
  /** Minor units. */
  moneyMinor: number;
}

/** By what becomes of the money, then by how much. */
export function byStake(a: AtStake, b: AtStake): number {
  return order.indexOf(a.stake) - order.indexOf(b.stake) || b.moneyMinor - a.moneyMinor;
}

/** Minor units, each kind for itself. */
export interface Stakes {
  missedMinor: number;
  givenAwayMinor: number;
  delayedMinor: number;
}

export function stakesOf(findings: readonly AtStake[]): Stakes {
  const sum = (of: StakeMeaning): number =>
    findings.reduce((total, { stake, moneyMinor }) => total + (stake === of ? moneyMinor : 0), 0);
  return { missedMinor: sum("missed"), givenAwayMinor: sum("givenAway"), delayedMinor: sum("delayed") };
}

/** People in the same order: an amount of the next kind counts only between those who have the same of the one before. */
export function byStakes(a: Stakes, b: Stakes): number {
  return (
    b.missedMinor - a.missedMinor || b.givenAwayMinor - a.givenAwayMinor || b.delayedMinor - a.delayedMinor
  );
}
