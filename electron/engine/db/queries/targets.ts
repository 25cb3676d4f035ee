/** Targets in money, as they were set and rolled up. */
import { NO_KEY } from "../../../../src/core/funnel/intervalBook.ts";
import { sumOfKnown, type TargetsByPeriod, targetIn } from "../../../../src/core/plan/targets.ts";
import type { ReadDb } from "../sql.ts";

interface TargetRow {
  team: number | null;
  person: number | null;
  product: number | null;
  period: string;
  amountMinor: number;
}

export interface PeriodTargets {
  /** By key; those without one are absent. */
  owner: ReadonlyMap<number, number>;
  /** A team without a target of its own has that of its people and of the teams under it. */
  team: ReadonlyMap<number, number>;
  product: ReadonlyMap<number, number>;
  /** Of the teams that stand under none and the people without a team; where nobody has one, of the products. */
  company: number | null;
}

export function targetsIn(db: ReadDb, period: string): PeriodTargets {
  const rows = db
    .prepare<[string], TargetRow>(
      `SELECT team_id AS team, person_id AS person, product_id AS product, period, amount_minor AS amountMinor
       FROM target WHERE amount_minor IS NOT NULL AND period LIKE ? || '%'`,
    )
    .all(period.slice(0, 4));
  const own = (kind: "team" | "person" | "product"): Map<number, number> => {
    // A target of a person for one product is part of neither's own.
    const alone = rows.filter(
      (row) => row[kind] !== null && kinds.every((other) => other === kind || row[other] === null),
    );
    const found = new Map<number, number>();
    for (const [key, of] of Map.groupBy(alone, (row) => row[kind] as number)) {
      const byPeriod: TargetsByPeriod = new Map(of.map((row) => [row.period, row.amountMinor]));
      const target = targetIn(byPeriod, period);
      if (target !== null) found.set(key, target);
    }
    return found;
  };
  const owner = own("person");
  const product = own("product");
  const { team, company } = rolledUp(db, own("team"), owner);
  return { owner, team, product, company: company ?? sumOfKnown(product.values()) };
}

const kinds = ["team", "person", "product"] as const;

function rolledUp(
  db: ReadDb,
  own: ReadonlyMap<number, number>,
  people: ReadonlyMap<number, number>,
): { team: Map<number, number>; company: number | null } {
  const teams = db
    .prepare<[], { id: number; parent: number | null }>("SELECT id, parent_id AS parent FROM team")
    .all();
  const members = Map.groupBy(
    db.prepare<[], { id: number; team: number | null }>("SELECT id, team_id AS team FROM person").all(),
    ({ team }) => team ?? NO_KEY,
  );
  const under = Map.groupBy(teams, ({ parent }) => parent ?? NO_KEY);
  const team = new Map<number, number>();
  const ofPeople = (key: number): (number | null)[] =>
    (members.get(key) ?? []).map(({ id }) => people.get(id) ?? null);
  const visited = new Set<number>();
  const roll = (key: number): number | null => {
    // A team under itself is counted once.
    if (visited.has(key)) return null;
    visited.add(key);
    const below = sumOfKnown([...(under.get(key) ?? []).map(({ id }) => roll(id)), ...ofPeople(key)]);
    const target = own.get(key) ?? below;
    if (target !== null && key !== NO_KEY) team.set(key, target);
    return target;
  };
  return { company: roll(NO_KEY), team };
}
