/** How deals fall into groups, told rather than listed: a list for each of a million deals is what would take the time. */
import type { StandingDeal } from "./standingDeals.ts";

export type DealOfGroup = Omit<StandingDeal, "createdOn">;

/** @param amount the deal's share of its amount in the group, NaN: none */
export type TellGroup = (group: number, amount: number) => void;

/** Tells each group of a deal by number, from 0; several where it has several products. */
export type GroupsOfDeal = (deal: DealOfGroup, tell: TellGroup) => void;

/** The same of the deal at a place, without its amount. */
export type GroupsOfPlace = (place: number, tell: (group: number) => void) => void;

/** One for each group, made when first asked for. */
export class ByGroup<T> {
  private readonly found: (T | undefined)[] = [];
  private readonly make: () => T;

  constructor(make: () => T) {
    this.make = make;
  }

  /** Bound, so that it can be handed on. */
  readonly of = (group: number): T => {
    let one = this.found[group];
    if (one === undefined) {
      one = this.make();
      this.found[group] = one;
    }
    return one;
  };

  /** By the group's number, ascending. */
  map<R>(told: (one: T, group: number) => R): Map<number, R> {
    const all = new Map<number, R>();
    this.found.forEach((one, group) => {
      if (one !== undefined) all.set(group, told(one, group));
    });
    return all;
  }
}
