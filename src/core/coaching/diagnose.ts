/** Every person's findings, from all comparisons at once: what stands out by chance among many is not told. */
import { type CoachedPerson, type CoachingData, eachDeal, frameOf, hasLeft } from "./data.ts";
import type { FindingKind, Gathered, Kind, Shift, Stake } from "./kind.ts";
import { conversion } from "./kinds/conversion.ts";
import { cycle } from "./kinds/cycle.ts";
import { discount } from "./kinds/discount.ts";
import { optimism } from "./kinds/optimism.ts";
import { singleContact } from "./kinds/singleContact.ts";
import { slip } from "./kinds/slip.ts";
import { stall } from "./kinds/stall.ts";
import { thinPipeline } from "./kinds/thinPipeline.ts";
import { winRate } from "./kinds/winRate.ts";
import { openDealsOf, winChances } from "./openDeals.ts";
import { betweenPeople, centreOf, falseDiscoveryRates, ordinarySpread, shrink } from "./shrink.ts";
import { gatherSpells } from "./spells.ts";

const kinds: readonly Kind[] = [
  stall,
  conversion,
  winRate,
  thinPipeline,
  discount,
  singleContact,
  slip,
  cycle,
  optimism,
];
const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]));

/** Of the findings, so many may be chance. */
export const FALSE_DISCOVERIES = 0.02;

/** Of what the person won in a year: with less at stake nothing is worth a talk. */
const LEAST_AT_STAKE = 0.005;
const YEAR = 365;

/** One comparison of one person with the others. */
export interface Comparison extends Shift {
  kind: FindingKind;
  scale: Kind["scale"];
  /** As told: times the others' of a ratio, else the difference; shrunk, with its 95% interval. */
  effect: number;
  low: number;
  high: number;
  /** Among the findings from this one on, the share that may be chance. */
  falseRate: number;
  /** `none`: nothing stands out. */
  verdict: "concern" | "strength" | "none";
}

export interface TooFew {
  kind: FindingKind;
  stage: number | null;
  n: number;
  needed: number;
}

export interface Diagnosis {
  gathered: Gathered;
  /** By person. */
  comparisons: Comparison[][];
  tooFew: TooFew[][];
  /** By person: 1 where anything is known, were it of one who has left. */
  known: Uint8Array;
  /** What the file keeps nothing of. */
  notKept: FindingKind[];
}

export function gather(data: CoachingData): Gathered {
  const frame = frameOf(data);
  return { frame, spells: gatherSpells(frame), open: openDealsOf(frame, winChances(frame)) };
}

export function diagnose(data: CoachingData): Diagnosis {
  const gathered = gather(data);
  const { people } = data;
  const tooFew: TooFew[][] = people.map(() => []);
  const known = new Uint8Array(people.length);
  const notKept: FindingKind[] = [];
  const told: Comparison[] = [];
  const left = (person: number): boolean => hasLeft(people[person] as CoachedPerson, data.to);
  for (const kind of kinds) {
    const shifts = kind.measure(gathered);
    if (shifts.length === 0) notKept.push(kind.kind);
    const enough: Shift[] = [];
    for (const shift of shifts) {
      if (shift.n > 0) known[shift.person] = 1;
      if (shift.n >= kind.needed && Number.isFinite(shift.se)) enough.push(shift);
      else if (shift.n > 0 && !left(shift.person))
        tooFew[shift.person]?.push({ kind: kind.kind, stage: shift.stage, n: shift.n, needed: kind.needed });
    }
    told.push(...compare(kind, enough).filter(({ person }) => !left(person)));
  }
  const rates = falseDiscoveryRates(told.map(({ falseRate }) => falseRate));
  const wonInYear = wonInYearOf(gathered);
  const comparisons: Comparison[][] = people.map(() => []);
  told.forEach((comparison, at) => {
    comparison.falseRate = rates[at] as number;
    comparison.verdict = verdictOn(comparison);
    if (comparison.verdict === "concern" && isTrifle(gathered, comparison, wonInYear))
      comparison.verdict = "none";
    comparisons[comparison.person]?.push(comparison);
  });
  return { gathered, comparisons, tooFew, known, notKept };
}

/** Minor units, by person. */
function wonInYearOf({ frame }: Gathered): number[] {
  const { data, personAt } = frame;
  const { book, states, people, to } = data;
  const won = people.map(() => 0);
  eachDeal(frame, (_place, _first, last) => {
    const person = personAt[book.owner[last] as number] ?? -1;
    const amount = book.amount[last] as number;
    const on = book.entered[last] as number;
    if (states[book.stage[last] as number] !== 1 || person < 0 || on <= to - YEAR || Number.isNaN(amount))
      return;
    won[person] = (won[person] as number) + amount;
  });
  return won;
}

/** Whether hardly any money hangs on it. A habit of estimating has none at stake. */
function isTrifle(gathered: Gathered, comparison: Comparison, wonInYear: readonly number[]): boolean {
  const { meaning, moneyMinor } = stakeOf(gathered, comparison);
  const least = LEAST_AT_STAKE * (wonInYear[comparison.person] as number);
  return meaning !== "misjudged" && (moneyMinor <= 0 || moneyMinor < least);
}

/** Whether more is untold of a person, for want of cases, than told: then "nothing stands out" would say too much. */
export function tellsLittle({ comparisons, tooFew }: Diagnosis, person: number): boolean {
  const compared = comparisons[person]?.length ?? 0;
  return compared === 0 || compared < (tooFew[person]?.length ?? 0);
}

/** `falseRate` holds the p-value until all comparisons are together. */
function compare(kind: Kind, shifts: readonly Shift[]): Comparison[] {
  const centred = [...Map.groupBy(shifts, ({ stage }) => stage).values()].flatMap((list) => {
    const centre = centreOf(list);
    const besides = list.flatMap(({ beside }) => beside ?? []);
    const besideCentre = centreOf(besides);
    return list.map((shift) => ({
      shift,
      raw: { delta: shift.delta - centre, se: shift.se },
      beside: shift.beside && { delta: shift.beside.delta - besideCentre, se: shift.beside.se },
    }));
  });
  const spread = ordinarySpread(centred.map(({ raw }) => raw));
  const between = betweenPeople(centred.map(({ raw }) => raw));
  const besides = centred.flatMap(({ beside }) => beside ?? []);
  const besideSpread = ordinarySpread(besides);
  return centred.map(({ shift, raw, beside }): Comparison => {
    const shrunk = shrink(raw, between, spread);
    // A stage must stand out from the others' and from the person's own other stages, in the same direction.
    const own = beside && shrink(beside, between, besideSpread);
    const agrees = !beside || beside.delta * raw.delta > 0;
    return {
      ...shift,
      kind: kind.kind,
      scale: kind.scale,
      ...asTold(kind.scale, shift, shrunk),
      falseRate: agrees ? Math.max(shrunk.p, own?.p ?? 0) : 1,
      verdict: "none",
    };
  });
}

/** On the scale of what people say: of a share the difference, of a ratio how many times. */
export function asTold(
  scale: Kind["scale"],
  { others }: Pick<Shift, "others">,
  { effect, low, high }: { effect: number; low: number; high: number },
): Pick<Comparison, "effect" | "low" | "high"> {
  const tell = (value: number): number => {
    if (scale === "ratio") return Math.exp(value);
    if (scale === "points") return value;
    const share = Math.min(0.999, Math.max(0.001, others ?? 0.5));
    const odds = (share / (1 - share)) * Math.exp(value);
    return odds / (1 + odds) - share;
  };
  return { effect: tell(effect), low: tell(low), high: tell(high) };
}

function verdictOn({ kind: name, scale, effect, low, high, falseRate }: Comparison): Comparison["verdict"] {
  const kind = kindOf.get(name) as Kind;
  const none = scale === "ratio" ? 1 : 0;
  const size = scale === "ratio" ? Math.max(effect, 1 / effect) - 1 : Math.abs(effect);
  const sure = low > none || high < none;
  if (falseRate > FALSE_DISCOVERIES || !sure || size < kind.relevant) return "none";
  if (kind.concern === 0 || Math.sign(effect - none) === kind.concern) return "concern";
  return kind.strength ? "strength" : "none";
}

export function stakeOf(gathered: Gathered, comparison: Comparison): Stake {
  return (kindOf.get(comparison.kind) as Kind).stake(gathered, comparison, comparison.effect);
}

export function countedIn(gathered: Gathered, comparison: Comparison): number[] {
  return (kindOf.get(comparison.kind) as Kind).counted(gathered, comparison);
}

/** The person's level and the others', as counted. */
export function levelsOf(gathered: Gathered, comparison: Comparison): Pick<Shift, "own" | "others"> {
  return (kindOf.get(comparison.kind) as Kind).levels?.(gathered, comparison) ?? comparison;
}

/** A person's level in one thing, however few the cases; null where there are none. */
export function levelIn(
  gathered: Gathered,
  name: FindingKind,
  person: number,
  stage: number | null,
): (Pick<Shift, "own" | "others" | "n"> & { needed: number }) | null {
  const kind = kindOf.get(name) as Kind;
  const shift = kind.measure(gathered).find((one) => one.person === person && one.stage === stage);
  if (!shift || shift.n === 0) return null;
  const { own, others } = kind.levels?.(gathered, shift) ?? shift;
  return { own, others, n: shift.n, needed: kind.needed };
}
