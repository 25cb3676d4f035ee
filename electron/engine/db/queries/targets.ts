/** Targets as they were set, and who stands under whom. */
import { NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import {
  rollUp,
  sumOfKnown,
  type TargetNode,
  type TargetsByPeriod,
} from "../../../../src/core/plan/targets.ts";
import type { ReadDb } from "../sql.ts";

export type TargetUnit = "money" | "quantity";
export type TargetKind = "company" | "team" | "person" | "product";

/** The company first, then each team with its people, a team under another after that one. */
export interface TargetHolder extends TargetNode {
  kind: Exclude<TargetKind, "product">;
  /** {@link NO_KEY}: the company. */
  key: number;
  name: string;
  depth: number;
  activeFrom: string | null;
  activeTo: string | null;
  /** Of a person: a rep, whose work it is to win deals. */
  isRep: boolean;
}

export interface TargetProduct extends TargetNode {
  kind: "company" | "family" | "product";
  key: number;
  name: string;
  unit: string | null;
}

interface TargetRow {
  team: number | null;
  person: number | null;
  product: number | null;
  period: string;
  value: number;
}

/** What was entered for a year and its parts, by kind and key; for a person and a product together it is neither's own. */
export interface EnteredTargets {
  of: Record<TargetKind, ReadonlyMap<number, TargetsByPeriod>>;
  /** How many are for more than one of person, team and product. */
  crossed: number;
}

export function enteredTargets(db: ReadDb, year: string, unit: TargetUnit): EnteredTargets {
  const column = unit === "money" ? "amount_minor" : "quantity_milli";
  const rows = db
    .prepare<{ year: string }, TargetRow>(
      `SELECT team_id AS team, person_id AS person, product_id AS product, period, ${column} AS value
       FROM target WHERE ${column} IS NOT NULL AND period >= @year AND period < @year || '-R' ORDER BY id`,
    )
    .all({ year });
  const of: Record<TargetKind, Map<number, Map<string, number>>> = {
    company: new Map(),
    team: new Map(),
    person: new Map(),
    product: new Map(),
  };
  let crossed = 0;
  for (const { team, person, product, period, value } of rows) {
    const whose = [team, person, product].filter((key) => key !== null);
    if (whose.length > 1) {
      crossed += 1;
      continue;
    }
    const kind =
      team !== null ? "team" : person !== null ? "person" : product !== null ? "product" : "company";
    const key = whose[0] ?? NO_KEY;
    const known = of[kind].get(key);
    if (known) known.set(period, value);
    else of[kind].set(key, new Map([[period, value]]));
  }
  return { of, crossed };
}

interface TeamRow {
  id: number;
  name: string;
  parent: number | null;
}
interface PersonRow {
  id: number;
  name: string;
  team: number | null;
  activeFrom: string | null;
  activeTo: string | null;
  role: string;
}

/** The company with its teams and people: what targets roll up over. */
export function targetHolders(db: ReadDb, { of }: EnteredTargets): TargetHolder[] {
  const teams = db
    .prepare<[], TeamRow>("SELECT id, name, parent_id AS parent FROM team ORDER BY name COLLATE NOCASE, id")
    .all();
  const people = db
    .prepare<[], PersonRow>(
      `SELECT id, name, team_id AS team, active_from_on AS activeFrom, active_to_on AS activeTo, role
       FROM person ORDER BY search_key, id`,
    )
    .all();
  const byTeam = Map.groupBy(people, ({ team }) => team ?? NO_KEY);
  const under = Map.groupBy(teams, ({ parent }) => parent ?? NO_KEY);
  const holders: TargetHolder[] = [];
  const reached = new Set<number>();
  const add = (holder: Omit<TargetHolder, "own">): number =>
    holders.push({ ...holder, own: of[holder.kind].get(holder.key) }) - 1;
  const always = { activeFrom: null, activeTo: null, isRep: false };

  const addBelow = (key: number, parent: number, depth: number): void => {
    for (const team of under.get(key) ?? []) addTeam(team, parent, depth);
    for (const { id, name, activeFrom, activeTo, role } of byTeam.get(key) ?? [])
      add({ kind: "person", key: id, name, parent, depth, activeFrom, activeTo, isRep: role === "rep" });
  };
  const addTeam = ({ id, name }: TeamRow, parent: number, depth: number): void => {
    reached.add(id);
    addBelow(id, add({ kind: "team", key: id, name, parent, depth, ...always }), depth + 1);
  };

  const company = add({ kind: "company", key: NO_KEY, name: "", parent: -1, depth: 0, ...always });
  addBelow(NO_KEY, company, 1);
  // Teams that stand under each other in a ring are reached from none: the first of them stands under the company.
  for (const team of teams) {
    if (reached.has(team.id)) continue;
    const above = team.parent ?? NO_KEY;
    under.set(
      above,
      (under.get(above) ?? []).filter(({ id }) => id !== team.id),
    );
    addTeam(team, company, 1);
  }
  return holders;
}

/** The company with its products by family. */
export function targetProducts(db: ReadDb, { of }: EnteredTargets): TargetProduct[] {
  const rows = db
    .prepare<[], { id: number; name: string; family: string | null; unit: string | null }>(
      "SELECT id, name, family, unit FROM product ORDER BY family IS NULL, family COLLATE NOCASE, search_key, id",
    )
    .all();
  const products: TargetProduct[] = [
    { kind: "company", key: NO_KEY, name: "", unit: null, parent: -1, own: of.company.get(NO_KEY) },
  ];
  for (const [family, ofFamily] of Map.groupBy(rows, (row) => row.family)) {
    let parent = 0;
    if (family !== null)
      parent =
        products.push({ kind: "family", key: NO_KEY, name: family, unit: null, parent: 0, own: undefined }) -
        1;
    for (const { id, name, unit } of ofFamily)
      products.push({ kind: "product", key: id, name, unit, parent, own: of.product.get(id) });
  }
  return products;
}

export interface PeriodTargets {
  /** By key; those without one are absent. */
  owner: ReadonlyMap<number, number>;
  /** A team without a target of its own has that of its people and of the teams under it. */
  team: ReadonlyMap<number, number>;
  product: ReadonlyMap<number, number>;
  /** Its own; else that of the teams that stand under none and the people without a team; where nobody has one, of the products. */
  company: number | null;
}

/** Targets in money, rolled up. */
export function targetsIn(db: ReadDb, period: string): PeriodTargets {
  const entered = enteredTargets(db, period.slice(0, 4), "money");
  const found = { company: new Map(), team: new Map(), person: new Map() } as Record<
    TargetHolder["kind"],
    Map<number, number>
  >;
  const holders = targetHolders(db, entered);
  rollUp(holders, [period]).forEach(([rolled], at) => {
    const { kind, key } = holders[at] as TargetHolder;
    if (rolled && rolled.target !== null) found[kind].set(key, rolled.target);
  });
  const products = [...entered.of.product].map(([key, own]) => ({ key, own, parent: -1 }));
  const product = new Map<number, number>();
  rollUp(products, [period]).forEach(([rolled], at) => {
    if (rolled && rolled.target !== null) product.set((products[at] as { key: number }).key, rolled.target);
  });
  return {
    owner: found.person,
    team: found.team,
    product,
    company: found.company.get(NO_KEY) ?? sumOfKnown(product.values()),
  };
}
