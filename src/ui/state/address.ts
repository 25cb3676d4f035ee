/** Where the window stands, as plain data: what Back restores, and what a saved view or a slide keeps. */
import type { DealFilter } from "../../contract/common.ts";
import type { Day } from "../../core/domain/days.ts";

export const screenIds = [
  "home",
  "deals",
  "funnel",
  "forecast",
  "targets",
  "coaching",
  "plan",
  "imports",
  "settings",
] as const;
export type ScreenId = (typeof screenIds)[number];

/** Which of a deal's days the period is about. */
export type PeriodBasis = "created" | "expected" | "closed";

/** `key` is `2026`, `2026-Q3` or `2026-07`; null where the two days were chosen freely. */
export interface Period {
  key: string | null;
  from: Day;
  to: Day;
  basis: PeriodBasis;
}

/** The deals behind a figure that was clicked. */
export interface DealList {
  /** What was clicked, in words: "Proposal, Team North". */
  title: string;
  filter: DealFilter;
  /** Set where the figure itself was read as of an earlier day. */
  asOf?: Day | null;
}

export interface Address {
  screen: ScreenId;
  filter: DealFilter;
  /** Quick search; part of the filter of every screen. */
  search: string;
  period: Period | null;
  /** Null is today. */
  asOf: Day | null;
  /** The docked panel: a list of deals, or one deal (opened from that list or by itself). */
  list: DealList | null;
  deal: string | null;
  /** What a screen keeps of its own (toggles, sorts); plain JSON, by screen. */
  views: Partial<Record<ScreenId, Record<string, unknown>>>;
  /** Scroll offsets by the key given to `useKeptScroll`. */
  scroll: Record<string, number>;
}

export const home: Address = {
  screen: "home",
  filter: {},
  search: "",
  period: null,
  asOf: null,
  list: null,
  deal: null,
  views: {},
  scroll: {},
};

/** The filter that a screen's calls get: the bar's, narrowed by the period and the quick search. */
export function wholeFilter(address: Pick<Address, "filter" | "search" | "period">): DealFilter {
  const filter: DealFilter = { ...address.filter };
  if (address.period) {
    const { basis, from, to } = address.period;
    const fromKey = `${basis}From` as const;
    const toKey = `${basis}To` as const;
    const barFrom = filter[fromKey];
    const barTo = filter[toKey];
    filter[fromKey] = barFrom && barFrom > from ? barFrom : from;
    filter[toKey] = barTo && barTo < to ? barTo : to;
  }
  const search = address.search.trim();
  if (search) filter.search = filter.search ? `${filter.search} ${search}` : search;
  return filter;
}

/** True where nothing narrows the deals shown. */
export function isUnfiltered(filter: DealFilter): boolean {
  return Object.values(filter).every(
    (value) => value === undefined || (typeof value === "object" && Object.keys(value).length === 0),
  );
}
