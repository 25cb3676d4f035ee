/** How findings and numbers are written and drawn: levels in their units, intervals as places on a track. */
import type { CoachingFinding, CoachingKind, CoachingStakes, PersonNumber } from "../../contract/coaching.ts";
import type { Format } from "./format.ts";

/** A level as people say it: days of a stall, deals a quarter, times the others' pace, else a share. */
export function levelText(kind: CoachingKind, value: number | null, format: Format): string {
  if (value === null) return "—";
  switch (kind) {
    case "stall":
      return format.days(value);
    case "thinPipeline":
      return format.number(value, 1);
    case "cycle":
      return format.number(value, 2);
    default:
      return format.percent(value);
  }
}

/** Which sentence says that there is nothing to talk about, and why that may say little. */
export function clearTitle(
  { left }: { left: boolean },
  { compared, little, from }: { compared: number; little: boolean; from: string | null },
): "left" | "few" | "littleInPeriod" | "little" | "clear" {
  if (left) return "left";
  if (from !== null && little) return "littleInPeriod";
  if (compared === 0) return "few";
  return little ? "little" : "clear";
}

/** Each kind of money that is at stake, the weightiest first. */
export function stakesShown({ missedMinor, givenAwayMinor, delayedMinor }: CoachingStakes) {
  const all = [
    { stake: "missed", moneyMinor: missedMinor },
    { stake: "givenAway", moneyMinor: givenAwayMinor },
    { stake: "delayed", moneyMinor: delayedMinor },
  ] as const;
  return all.filter(({ moneyMinor }) => moneyMinor > 0);
}

/** What the sentence of a finding names. */
export function saying(finding: CoachingFinding, format: Format) {
  const { kind, own, others, effect, stage } = finding;
  const key: CoachingKind | "stallTimes" =
    kind === "stall" && (own === null || others === null) ? "stallTimes" : kind;
  return {
    key,
    values: {
      own: levelText(kind, own, format),
      others: levelText(kind, others, format),
      times: format.number(effect, 1),
      stage: stage ?? "",
    },
  };
}

/** The difference and its interval: 2.4 times (1.9–3.1), −11 points (−16 to −6). */
export function effectText(
  { scale, effect, low, high }: Pick<CoachingFinding, "scale" | "effect" | "low" | "high">,
  format: Format,
) {
  const write = (value: number): string => {
    if (scale === "ratio") return format.number(value, 1);
    const points = format.number(Math.abs(value * 100));
    return `${value < 0 ? "−" : "+"}${points}`;
  };
  return { key: scale, values: { effect: write(effect), low: write(low), high: write(high) } };
}

/** Percent of the track, 0 to 100: where the interval begins, how wide it is, and the figure within it. */
export interface Place {
  low: number;
  width: number;
  at: number;
}

/** On a track whose middle is no difference; a ratio by its logarithm, to a fifth and five times; shares to half. */
export function effectPlace({ scale, effect, low, high }: CoachingFinding): Place {
  const place = (value: number): number => {
    const part = scale === "ratio" ? Math.log(Math.max(value, 1e-6)) / Math.log(5) : value * 2;
    return 50 + 50 * Math.min(1, Math.max(-1, part));
  };
  return { low: place(low), width: place(high) - place(low), at: place(effect) };
}

export interface NumberPlaces {
  own: Place | null;
  team: number | null;
  top: number | null;
}

/** The person's interval, the team and the top quartile on one track that just holds them. */
export function numberPlaces({ value, low, high, team, topQuartile }: PersonNumber): NumberPlaces {
  const known = [value, low, high, team.value, topQuartile].filter((one) => one !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  const place = (one: number): number => (most === least ? 50 : 4 + (92 * (one - least)) / (most - least));
  const [from, to] = [place(low ?? value ?? 0), place(high ?? value ?? 0)];
  return {
    own: value === null ? null : { at: place(value), low: from, width: to - from },
    team: team.value === null ? null : place(team.value),
    top: topQuartile === null ? null : place(topQuartile),
  };
}

/** A figure in its unit; empty where there is none. */
export function numberText(unit: PersonNumber["unit"], value: number | null, format: Format): string {
  if (value === null) return "";
  switch (unit) {
    case "share":
      return format.percent(value);
    case "days":
      return format.number(value);
    case "money":
      return format.moneyShort(value);
    case "count":
      return format.number(value, 1);
  }
}

/** The stage in which the person is most behind the others by time; null where none has enough visits. */
export function slowestStage(numbers: readonly PersonNumber[]): PersonNumber | null {
  const behind = (one: PersonNumber): number =>
    one.drawn !== null && one.all.value ? one.drawn / one.all.value : 0;
  const told = numbers.filter(
    ({ measure, n, needed, value, all }) =>
      measure === "daysInStage" && n >= needed && value !== null && all.value !== null,
  );
  return told.reduce<PersonNumber | null>(
    (worst, one) => (worst === null || behind(one) > behind(worst) ? one : worst),
    null,
  );
}

/** 8% of the findings, less than 0.1%. */
export function chanceText(rate: number, format: Format): string {
  return rate < 0.001 ? `< ${format.percent(0.001, 1)}` : format.percent(rate, 1);
}
