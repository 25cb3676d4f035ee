/** One person's plan: whose it may be, the bar of the target, and the sentences that say whether it is enough. Pure. */
import type { CallInput, CallOutput } from "../../contract/calls.ts";
import { type Day, periodBounds } from "../../core/domain/days.ts";
import type { Format } from "./format.ts";
import { rateText } from "./targets.ts";

export type PlanPerson = CallOutput<"lists.people">[number];
export type Sufficiency = CallOutput<"plan.sufficiency">;

/** Whoever is still there, by name, and the one who is chosen. */
export function peopleToPlan(people: readonly PlanPerson[], today: Day, chosen: string | null): PlanPerson[] {
  return people
    .filter(({ id, activeTo }) => activeTo === null || activeTo >= today || id === chosen)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The one whom the window's filter has come to name since a person was chosen here, else the chosen one. Ids. */
export function chosenPerson(
  { person, ofFilter }: { person: string | null; ofFilter: string | null },
  filtered: string | null,
): string | null {
  return filtered !== null && filtered !== ofFilter ? filtered : person;
}

/** Somebody with a target, else with deals, else anybody. */
export function firstPerson(
  people: readonly PlanPerson[],
  attained: readonly { id: string | null; targetMinor: number | null }[],
): PlanPerson | undefined {
  const targeted = new Set(attained.flatMap(({ id, targetMinor }) => (targetMinor === null ? [] : [id])));
  return people.find(({ id }) => targeted.has(id)) ?? people.find(({ deals }) => deals > 0) ?? people[0];
}

/** For a list of choices: teams by name, at last those who are in none. */
export function peopleByTeam(people: readonly PlanPerson[], none: string) {
  const teams = [...new Set(people.map(({ team }) => team))].sort((a, b) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a.localeCompare(b),
  );
  return teams.map((team) => ({
    group: team ?? none,
    items: people.filter((one) => one.team === team).map(({ id, name }) => ({ value: id, label: name })),
  }));
}

/** Whether the period is over: then what is open and what may still begin is nothing to it. */
export const isOver = ({ daysLeft }: Sufficiency): boolean => daysLeft === 0;

export interface TargetBar {
  /** Shares of the whole bar, 0..1, one after the other. */
  won: number;
  expected: number;
  lacking: number;
  /** Where the target stands; null without one. */
  target: number | null;
}

/** Won, then what the open deals will bring, then what lacks to the target. */
export function targetBar(plan: Sufficiency): TargetBar {
  const { targetMinor } = plan;
  const won = Math.max(0, plan.wonMinor);
  const expected = isOver(plan) ? 0 : (plan.expectedMinor ?? 0);
  const whole = Math.max(targetMinor ?? 0, won + expected);
  const share = (minor: number): number => (whole > 0 ? minor / whole : 0);
  return {
    won: share(won),
    expected: share(expected),
    lacking: targetMinor === null ? 0 : share(Math.max(0, targetMinor - won - expected)),
    target: targetMinor === null ? null : share(targetMinor),
  };
}

/** Of the target what is not won, and not expected from open deals while there is time; negative where there is more. */
export function lackingOf(plan: Sufficiency): number | null {
  return isOver(plan) && plan.targetMinor !== null ? plan.targetMinor - plan.wonMinor : plan.lackingMinor;
}

/** What the sentences of a verdict name. */
export function verdictWords(plan: Sufficiency, period: string, chance: number, format: Format) {
  const { person, targetMinor, wonMinor, newPerWeek, recent } = plan;
  return {
    name: person.name,
    period: format.period(period),
    until: format.day(periodBounds(period)?.to ?? ""),
    chance: format.percent(chance),
    rate: newPerWeek === null ? "" : perWeekText(format, newPerWeek),
    recent: perWeekText(format, recent.perWeek),
    more: newPerWeek === null ? "" : perWeekText(format, Math.max(0, newPerWeek - recent.perWeek)),
    won: format.moneyShortUnit(wonMinor),
    target: targetMinor === null ? "" : format.moneyShortUnit(targetMinor),
    short: targetMinor === null ? "" : format.moneyShortUnit(targetMinor - wonMinor),
  };
}

export type VerdictWords = ReturnType<typeof verdictWords>;

/** So many times the pace of late nobody keeps up; of less than one in two weeks, so many times that. */
const BEYOND = 4;

/** The verdict in finer words: of deals that are needed, whether as many begin anyway, or more than anybody begins. */
export function verdictOf({ verdict, newPerWeek, recent }: Sufficiency) {
  if (verdict !== "needed" || newPerWeek === null) return verdict;
  if (recent.perWeek >= newPerWeek) return "kept";
  return newPerWeek > BEYOND * Math.max(0.5, recent.perWeek) ? "beyond" : "needed";
}

/** New deals a week: what it takes where that is within reach, else the pace of late, which is what may be asked for. */
export function newDealsPace(plan: Sufficiency): { perWeek: number; by: "needed" | "lately" } {
  const verdict = verdictOf(plan);
  return (verdict === "needed" || verdict === "kept") && plan.newPerWeek !== null
    ? { perWeek: plan.newPerWeek, by: "needed" }
    : { perWeek: plan.recent.perWeek, by: "lately" };
}

/** The key figure: a number only where it may be asked for, else what there is to say instead. */
export function newDealsFigure(plan: Sufficiency): "needed" | "none" | "beyond" | "tooLate" | "few" {
  if (newDealsPace(plan).by === "needed") return "needed";
  const verdict = verdictOf(plan);
  if (verdict === "beyond" || verdict === "tooLate") return verdict;
  return verdict === "enough" || verdict === "reached" ? "none" : "few";
}

/** Some, but too few to show in a figure of one decimal, are not none. */
function perWeekText(format: Format, rate: number): string {
  if (rate === 0) return format.number(0);
  return rate > 0 && rate < 0.05 ? `< ${format.number(0.1, 1)}` : rateText(format, rate);
}

/** 1.8–3.0; open above where at the low end of the conversion no number of deals is enough. */
export function perWeekRange({ newPerWeekLow, newPerWeekHigh }: Sufficiency, format: Format): string | null {
  if (newPerWeekLow === null || newPerWeekHigh === 0) return null;
  const low = perWeekText(format, newPerWeekLow);
  return newPerWeekHigh === null ? `≥ ${low}` : `${low}–${perWeekText(format, newPerWeekHigh)}`;
}

export interface BasisRow {
  figure: "yield" | "conversion" | "size" | "cycle" | "inTime" | "recent";
  value: string;
  /** The 80% interval; of the cycle, what a quarter of the deals take longer than. */
  range: string | null;
  /** Own deals that it is of, and how many of them were won; null where it is of none. */
  counted: { n: number; of: PastOf; won?: { n: number; of: PastOf } } | null;
}
type PastOf = CallInput<"plan.deals">["of"];

/** What the verdict stands on, each figure with its own deals; what is not known is not there. */
export function basisRows(plan: Sufficiency, format: Format): BasisRow[] {
  const { conversion, sizeMinor, cycleDays, inTime, recent } = plan;
  const rows: BasisRow[] = [];
  if (plan.yield && !isOver(plan))
    rows.push({
      figure: "yield",
      value: format.percent(plan.yield.value),
      range: format.interval(plan.yield.low, plan.yield.high),
      counted: { n: plan.yield.due, of: "due", won: { n: plan.yield.won, of: "dueWon" } },
    });
  if (conversion)
    rows.push({
      figure: "conversion",
      value: format.percent(conversion.value),
      range: format.interval(conversion.low, conversion.high),
      counted: { n: conversion.begun, of: "begun", won: { n: conversion.won, of: "begunWon" } },
    });
  if (sizeMinor)
    rows.push({
      figure: "size",
      value: format.moneyShortUnit(sizeMinor.value),
      range: null,
      counted: { n: sizeMinor.deals, of: "size" },
    });
  if (cycleDays)
    rows.push({
      figure: "cycle",
      value: format.days(cycleDays.median),
      range: format.days(cycleDays.p75),
      counted: { n: cycleDays.deals, of: "cycle" },
    });
  if (inTime !== null)
    rows.push({ figure: "inTime", value: format.percent(inTime), range: null, counted: null });
  rows.push({
    figure: "recent",
    value: perWeekText(format, recent.perWeek),
    range: null,
    counted: { n: recent.deals, of: "recent" },
  });
  return rows;
}
