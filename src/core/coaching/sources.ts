/**
 * Which sources bring deals that are won more often, or less often, than the others: held against the others' deals of the
 * same owner, stage and quarter, so that a source is not judged by who works it. Tested, drawn and bounded like what is
 * said of people (`shrink.ts`), the sources being a family of comparisons of their own.
 */
import { NO_KEY } from "../funnel/intervalBook.ts";
import { type DealsData, eachDeal, type Frame, frameOf, stretchOf } from "./data.ts";
import { asTold, FALSE_DISCOVERIES } from "./diagnose.ts";
import { entryCases } from "./entries.ts";
import { stakeIn } from "./kind.ts";
import { eachOpenDeal, type OpenDeal, winChances } from "./openDeals.ts";
import { overStages } from "./overStages.ts";
import { ripePipelines } from "./ripe.ts";
import { shortOf } from "./shareKinds.ts";
import { Cases, type ShareShift, shareShifts, stratumOf } from "./shares.ts";
import { betweenPeople, centreOf, falseDiscoveryRates, ordinarySpread, shrink } from "./shrink.ts";

/** Of fewer deals nothing is said. */
export const FEWEST_OF_SOURCE = 20;
/** Smaller differences of the share won are of no consequence. */
const RELEVANT = 0.03;
/** Sources by another name in every row are no sources; so many of the most used are told apart. */
const MOST_SOURCES = 60;

export interface SourceStanding {
  /** Number of the source's name. */
  source: number;
  /** Deals that are old enough, with others to be held against. */
  n: number;
  /** Share of them that was won, and as many of the others' on the same mix. */
  own: number;
  others: number;
  /** Difference of the two shares, drawn towards none, with its 95% interval. */
  effect: number;
  low: number;
  high: number;
  /** Among the sources that differ from this one on, the share that may be chance. */
  falseRate: number;
  /** `few`: fewer deals than a verdict takes. */
  verdict: "better" | "worse" | "none" | "few";
  /** Places of the deals that were counted. */
  counted: number[];
  /** Its open deals, where most of the money is first, and what is missed or gained in them in expectation. */
  open: OpenDeal[];
  moneyMinor: number;
}

/** @returns those that differ first, by money; then by how many deals they brought */
export function sourceStandings(data: DealsData): SourceStanding[] {
  const frame = frameOf(data);
  const { of, sources } = groupsOfSources(frame);
  const cases = dealCases(frame, of);
  const shares = shareShifts(cases, sources.length);
  const byStage = entryCases(frame, {
    of,
    stratum: (person, on) => stratumOf(person + 1, 0, stretchOf(on)),
  });
  const shifts = overStages(byStage, data.stages, sources.length);
  const told = sources.flatMap((source, group) => {
    const share = shares[group] as ShareShift;
    const shift = shifts[group];
    return source === NO_KEY || share.n === 0
      ? []
      : { source, group, ...share, ...(shift ?? { delta: 0, se: Infinity }) };
  });
  const enough = told.filter(({ n, se }) => n >= FEWEST_OF_SOURCE && Number.isFinite(se));
  const centre = centreOf(enough);
  const raw = enough.map(({ delta, se }) => ({ delta: delta - centre, se }));
  const [between, spread] = [betweenPeople(raw), ordinarySpread(raw)];
  const shrunk = raw.map((one) => shrink(one, between, spread));
  const rates = falseDiscoveryRates(shrunk.map(({ p }) => p));
  const open = openBySource(frame, of, sources.length);
  return told
    .map(({ source, group, n, hits, expected }): SourceStanding => {
      const at = enough.findIndex((one) => one.group === group);
      const [own, others] = [hits / n, expected / n];
      const none = { effect: 0, low: 0, high: 0, falseRate: 1, verdict: at < 0 ? "few" : "none" } as const;
      const drawn = shrunk[at];
      const difference = drawn ? asTold("odds", { others }, drawn) : none;
      const falseRate = rates[at] ?? 1;
      const sure = difference.low > 0 || difference.high < 0;
      const differs = sure && falseRate <= FALSE_DISCOVERIES && Math.abs(difference.effect) >= RELEVANT;
      const better = difference.effect > 0;
      const gained = others > 0 ? Math.max(0, difference.effect) / others : 0;
      const part = better ? gained : shortOf(difference.effect, others);
      const { moneyMinor } = stakeIn("missed", open[group] ?? [], ({ weighted }) => weighted * part);
      return {
        ...none,
        ...difference,
        source,
        n,
        own,
        others,
        falseRate,
        ...(differs ? { verdict: better ? ("better" as const) : ("worse" as const) } : {}),
        counted: cases.placesOf(group),
        open: open[group] ?? [],
        moneyMinor: differs ? moneyMinor : 0,
      };
    })
    .sort((a, b) => b.moneyMinor - a.moneyMinor || b.n - a.n || a.source - b.source);
}

/** The most used sources, numbered; all other deals are the group of {@link NO_KEY}, held against but not told of. */
function groupsOfSources(frame: Frame<DealsData>): { of: (place: number) => number; sources: number[] } {
  const { source } = frame.data.book;
  const counts = new Map<number, number>();
  eachDeal(frame, (place) => {
    const own = source[place] as number;
    if (own !== NO_KEY) counts.set(own, (counts.get(own) ?? 0) + 1);
  });
  const most = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_SOURCES);
  const sources = [NO_KEY, ...most.map(([own]) => own)];
  const groups = new Map(sources.map((own, group) => [own, group]));
  return { of: (place) => groups.get(source[place] as number) ?? 0, sources };
}

/** Of the deals begun long enough ago, who was won by now; in strata of first owner, pipeline, stage and time. */
function dealCases(frame: Frame<DealsData>, groupOf: (place: number) => number): Cases {
  const { data, personAt, rank } = frame;
  const { book, states, from, to } = data;
  const ripe = ripePipelines(frame);
  const pipelines = new Map([...ripe.keys()].map((pipeline, at) => [pipeline, at]));
  const cases = new Cases();
  eachDeal(frame, (place, first, last) => {
    const pipeline = book.pipeline[place] as number;
    const after = ripe.get(pipeline);
    const begun = book.entered[first] as number;
    if (after === undefined || begun + after > to || (from !== null && begun + after < from)) return;
    const person = (personAt[book.owner[first] as number] ?? -1) + 1;
    const key = person * pipelines.size + (pipelines.get(pipeline) as number);
    const stage = (rank[book.stage[first] as number] as number) + 1;
    const won = states[book.stage[last] as number] === 1;
    cases.add(place, groupOf(place), stratumOf(key, stage, stretchOf(begun)), won);
  });
  return cases;
}

function openBySource(
  frame: Frame<DealsData>,
  groupOf: (place: number) => number,
  groups: number,
): OpenDeal[][] {
  const open: OpenDeal[][] = Array.from({ length: groups }, () => []);
  eachOpenDeal(frame, winChances(frame), (deal) => open[groupOf(deal.place)]?.push(deal));
  for (const deals of open) deals.sort((a, b) => b.weighted - a.weighted || a.place - b.place);
  return open;
}
