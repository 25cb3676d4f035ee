/** From a target and a way to spread it to its parts. */
import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { type Day, partsOfPeriod } from "../../../src/core/domain/days.ts";
import { FEWEST_A_PART, seasonOf, spread, type Won, weightsOfPeople } from "../../../src/core/plan/spread.ts";
import { rollUp } from "../../../src/core/plan/targets.ts";
import type { TargetCell } from "../db/writes/targets.ts";
import type { Session } from "../session.ts";
import { type BoardNode, idOf, isThere, sumOfMonths, targetBoard } from "../targetBoard.ts";

type Asked = ParsedInput<"targets.spread"> & { key: number };
type Spread = CallOutput<"targets.spread">;

interface Part {
  node: BoardNode;
  period: string;
}

interface Weighed {
  weights: readonly number[];
  basis: Spread["basis"];
  /** By part: last year's won that it was weighed by. */
  lastYear: readonly number[] | null;
  wonDeals: number | null;
}

/** @throws WorkbenchError invalid where there is nothing to spread, or nothing to spread it over */
export function spreadTarget(
  session: Session,
  today: Day,
  asked: Asked,
): Omit<Spread, "changeSet" | "changed"> & { cells: TargetCell[] } {
  const { kind, key, unit, period, roundTo } = asked;
  const year = period.slice(0, 4);
  const wonYear = yearLookedBackOn(year, today, asked.over);
  const tree = kind === "product" ? "products" : "people";
  const { nodes } = targetBoard(session, { year, tree, unit, wonYear });
  const at = nodes.findIndex((node) => node.kind === kind && node.key === key);
  const node = nodes[at];
  if (!node) throw new Error(`${kind} ${key} is in the file, so it is on the board`);
  const parts = asked.over === "below" ? partsBelow(nodes, at, period) : partsInTime(node, asked);
  const rolled = rollUp(nodes, [period])[at]?.[0];
  const value = asked.value ?? rolled?.target ?? null;
  if (value === null) throw new WorkbenchError("invalid", "noTargetToSpread", { period });
  const { weights, basis, lastYear, wonDeals } = weigh(nodes, node, parts, { ...asked, wonYear });
  const values = spread(value, weights, roundTo);
  return {
    value,
    basis,
    wonDeals,
    neededDeals: asked.by === "lastYear" ? FEWEST_A_PART * parts.length : null,
    wonYear: asked.by === "lastYear" ? wonYear : null,
    parts: parts.map((part, index) => ({
      kind: kindOf(part.node),
      id: idOf(part.node),
      name: part.node.name,
      period: part.period,
      value: values[index] as number,
      before: part.node.own?.get(part.period) ?? null,
      share: value === 0 ? 0 : (values[index] as number) / value,
      lastYear: lastYear?.[index] ?? null,
    })),
    cells: parts.map((part, index) => ({
      kind: kindOf(part.node),
      key: part.node.key,
      period: part.period,
      [unit === "money" ? "amountMinor" : "quantityMilli"]: values[index] as number,
    })),
  };
}

/** Seasons are told by a year that is over; what people won, by the newest one. */
function yearLookedBackOn(year: string, today: Day, over: Asked["over"]): string {
  const before = Number(year) - 1;
  return String(over === "below" ? before : Math.min(before, Number(today.slice(0, 4)) - 1));
}

function kindOf({ kind }: BoardNode): TargetCell["kind"] {
  if (kind === "family") throw new Error("a family takes no target");
  return kind;
}

function partsInTime(node: BoardNode, { period, over }: Asked): Part[] {
  const parts = partsOfPeriod(period);
  const periods = over === "month" && !period.includes("Q") ? parts.flatMap(partsOfPeriod) : parts;
  if (periods.length === 0 || (over === "quarter" && period.includes("Q")))
    throw new WorkbenchError("invalid", "periodNotSpread", { period });
  return periods.map((part) => ({ node, period: part }));
}

/** Teams and people directly under it; of managers those who have a target or won deals, of people those who are there. */
function partsBelow(nodes: readonly BoardNode[], at: number, period: string): Part[] {
  const parts = nodes
    .filter((node) => node.parent === at && isThere(node, period) && takesPart(node))
    .map((node) => ({ node, period }));
  if (parts.length === 0) throw new WorkbenchError("invalid", "nobodyToSpread", { period });
  return parts;
}

function takesPart(node: BoardNode): boolean {
  if (node.kind !== "person" || node.isRep || node.own) return true;
  return node.lastYear.deals.some((deals) => deals > 0);
}

function weigh(
  nodes: readonly BoardNode[],
  node: BoardNode,
  parts: readonly Part[],
  asked: Asked & { wonYear: string },
): Weighed {
  const { by } = asked;
  const equal: Weighed = { weights: parts.map(() => 1), basis: "equal", lastYear: null, wonDeals: null };
  if (by === "equal") return equal;
  if (by !== "lastYear") {
    if (by.length !== parts.length)
      throw new WorkbenchError("invalid", "weightsCount", { given: by.length, count: parts.length });
    return { ...equal, weights: by, basis: "given" };
  }
  return (
    (asked.over === "below" ? byPeople(node, parts, asked.wonYear) : bySeason(nodes, node, parts)) ?? equal
  );
}

function bySeason(nodes: readonly BoardNode[], node: BoardNode, parts: readonly Part[]): Weighed | null {
  const around = nodes[node.parent];
  const company = nodes[0];
  const candidates = [
    { whose: node.kind === "company" ? ("company" as const) : ("own" as const), of: node },
    ...(around?.kind === "team" ? [{ whose: "team" as const, of: around }] : []),
    ...(company ? [{ whose: "company" as const, of: company }] : []),
  ];
  const season = seasonOf(candidates.map(({ whose, of }) => ({ whose, won: wonIn(of, parts) })));
  if (!season) return null;
  const { values, deals } = season.won;
  return { weights: values, basis: season.whose, lastYear: values, wonDeals: deals };
}

function wonIn({ lastYear }: BoardNode, parts: readonly Part[]): Won {
  return {
    values: parts.map(({ period }) => sumOfMonths(lastYear.values, period)),
    deals: parts.reduce((sum, { period }) => sum + sumOfMonths(lastYear.deals, period), 0),
  };
}

/** By all of last year, whatever the period: a quarter tells too little of a person. */
function byPeople(node: BoardNode, parts: readonly Part[], year: string): Weighed | null {
  const wonOf = ({ lastYear }: BoardNode): number => sumOfMonths(lastYear.values, year);
  const deals = parts.reduce((sum, part) => sum + sumOfMonths(part.node.lastYear.deals, year), 0);
  const people = parts.map((part) => ({
    won: wonOf(part.node),
    whole: part.node.kind !== "person" || (part.node.activeFrom ?? "") <= `${year}-01-01`,
  }));
  if (deals < FEWEST_A_PART * parts.length || people.every(({ won }) => won === 0)) return null;
  return {
    weights: weightsOfPeople(people),
    basis: node.kind === "company" ? "company" : "own",
    lastYear: people.map(({ won }) => won),
    wonDeals: deals,
  };
}
