/** The targets of a year with all that stands around them: what the grid shows and what spreading leans on. */
import { periodBounds } from "../../src/core/domain/days.ts";
import { formatId } from "../../src/core/domain/ids.ts";
import { rollUp, type RolledTarget } from "../../src/core/plan/targets.ts";
import { stateOfStages } from "./db/queries/dealBook.ts";
import {
  type EnteredTargets,
  enteredTargets,
  type TargetHolder,
  targetHolders,
  type TargetProduct,
  targetProducts,
  type TargetUnit,
} from "./db/queries/targets.ts";
import { noMonths, type WonInYear, wonInYear, type WonMonths } from "./db/queries/wonMonths.ts";
import type { Session } from "./session.ts";

export type BoardNode = (TargetHolder | (TargetProduct & { depth: number })) & {
  /** Of the year that the board looks back on, with all that stand under it. */
  lastYear: WonMonths;
  /** Of a product, or shared by all products under it. Null: none, or several. */
  unit: string | null;
};

export interface TargetBoard {
  nodes: BoardNode[];
  entered: EnteredTargets;
  /** Products have more than one unit. */
  mixedUnits: boolean;
}

export interface BoardQuestion {
  year: string;
  tree: "people" | "products";
  unit: TargetUnit;
  /** The year whose won deals stand beside the targets; absent: the one before. */
  wonYear?: string;
}

export function targetBoard(
  session: Session,
  { year, tree, unit, wonYear = String(Number(year) - 1) }: BoardQuestion,
): TargetBoard {
  const { read } = session;
  const won = session.remember(`won in ${wonYear} ${unit}`, () =>
    wonInYear(read, session.books.now(read), stateOfStages(read), wonYear, unit),
  );
  const entered = enteredTargets(read, year, unit);
  const products = targetProducts(read, entered);
  const units = new Set(products.flatMap((one) => (one.kind === "product" ? [one.unit] : [])));
  const nodes =
    tree === "people"
      ? targetHolders(read, entered).map((one) => ({ ...one, unit: null, lastYear: ownOf(one, won) }))
      : products.map((one) => ({ ...one, depth: depthOf(one), lastYear: ownOf(one, won) }));
  sumUp(nodes);
  if (tree === "products") shareUnits(nodes);
  return { nodes, entered, mixedUnits: units.size > 1 };
}

/** A year's targets by the tree that has teams and people: what the company's is, whichever tree shows it. */
export function companyTargets(
  session: Session,
  year: string,
  unit: TargetUnit,
  periods: string[],
): RolledTarget[] {
  const holders = targetHolders(session.read, enteredTargets(session.read, year, unit));
  return rollUp(holders, periods)[0] ?? [];
}

const depthOf = (one: TargetProduct): number =>
  one.kind === "company" ? 0 : one.kind === "family" || one.parent === 0 ? 1 : 2;

function ownOf({ kind, key }: { kind: BoardNode["kind"]; key: number }, won: WonInYear): WonMonths {
  const found =
    kind === "person" ? won.person.get(key) : kind === "product" ? won.product.get(key) : undefined;
  const own = noMonths();
  if (found) addMonths(own, found);
  return own;
}

function addMonths(to: WonMonths, { values, deals }: WonMonths): void {
  for (let month = 0; month < 12; month += 1) {
    to.values[month] = (to.values[month] as number) + (values[month] as number);
    to.deals[month] = (to.deals[month] as number) + (deals[month] as number);
  }
}

function sumUp(nodes: readonly BoardNode[]): void {
  for (let at = nodes.length - 1; at > 0; at -= 1) {
    const node = nodes[at] as BoardNode;
    const above = nodes[node.parent];
    if (above) addMonths(above.lastYear, node.lastYear);
  }
}

/** A family has the unit that all its products have. */
function shareUnits(nodes: BoardNode[]): void {
  nodes.forEach((node, at) => {
    if (node.kind !== "family") return;
    const units = new Set(nodes.flatMap((one) => (one.parent === at ? [one.unit] : [])));
    node.unit = units.size === 1 ? ([...units][0] ?? null) : null;
  });
}

/** Whether someone is there on any day of a period. */
export function isThere(node: BoardNode, period: string): boolean {
  const bounds = periodBounds(period);
  if (!bounds || node.kind !== "person") return true;
  return (node.activeFrom ?? "") <= bounds.to && (node.activeTo ?? bounds.from) >= bounds.from;
}

export function idOf({ kind, key }: Pick<BoardNode, "kind" | "key">): string | null {
  return kind === "company" || kind === "family" ? null : formatId(kind, key);
}

/** First and last month of a period, from 0. */
function monthsOf(period: string): [number, number] {
  const bounds = periodBounds(period);
  if (!bounds) throw new Error("the contract lets no other text through");
  return [Number(bounds.from.slice(5, 7)) - 1, Number(bounds.to.slice(5, 7)) - 1];
}

export function sumOfMonths(months: readonly number[], period: string): number {
  const [first, last] = monthsOf(period);
  return months.slice(first, last + 1).reduce((sum, value) => sum + value, 0);
}
