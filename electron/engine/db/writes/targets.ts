/** Targets as facts of history. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { TargetKind } from "../queries/targets.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact, createRow } from "./changes.ts";
import { projectRows } from "./rows.ts";

/** What is entered for one holder and period; a value that is absent stays as it is, null clears it. */
export interface TargetCell {
  kind: TargetKind;
  /** 0: the company. */
  key: number;
  period: string;
  amountMinor?: number | null | undefined;
  quantityMilli?: number | null | undefined;
}

interface Kept {
  id: number;
  amountMinor: number | null;
  quantityMilli: number | null;
}

/**
 * Every fact says the whole target again (`created`, more than once), so that undoing an older change leaves the target
 * as a later one entered it; a target that was undone away and is entered anew is the same row again.
 * @returns how many targets changed
 */
export function setTargets(db: WriteDb, changeSet: number, cells: readonly TargetCell[], on: Day): number {
  const kept = keptTargets(db);
  let past: Map<string, number> | null = null;
  const touched = new Set<number>();
  for (const cell of cells) {
    const identity = identityOf(cell);
    const name = nameOf(identity);
    const known = kept.get(name);
    const told = toldBy(cell, known);
    if (told.length === 0) continue;
    past ??= pastTargets(db);
    let id = known?.id ?? past.get(name);
    if (id === undefined) {
      id = createRow(db, changeSet, "target", { ...identity, ...Object.fromEntries(told) }, on);
      past.set(name, id);
    } else {
      addFacts(db, changeSet, id, identity, told, on);
    }
    touched.add(id);
    kept.set(name, { id, amountMinor: null, quantityMilli: null, ...known, ...memberValues(told) });
  }
  projectRows(db, "target", touched);
  return touched.size;
}

type Told = readonly ["amount_minor" | "quantity_milli", number | null];

/** The values that differ from what is kept. */
function toldBy({ amountMinor, quantityMilli }: TargetCell, known: Kept | undefined): Told[] {
  const told: Told[] = [];
  if (amountMinor !== undefined && amountMinor !== (known?.amountMinor ?? null))
    told.push(["amount_minor", amountMinor]);
  if (quantityMilli !== undefined && quantityMilli !== (known?.quantityMilli ?? null))
    told.push(["quantity_milli", quantityMilli]);
  return told;
}

function memberValues(told: readonly Told[]): Partial<Kept> {
  return Object.fromEntries(
    told.map(([column, value]) => [column === "amount_minor" ? "amountMinor" : "quantityMilli", value]),
  );
}

function addFacts(
  db: WriteDb,
  changeSet: number,
  id: number,
  identity: Identity,
  told: readonly Told[],
  on: Day,
): void {
  const day = presentDay(db, id, on);
  const values = Object.fromEntries(told.filter(([, value]) => value !== null));
  if (Object.keys(values).length > 0)
    addFact(
      db,
      changeSet,
      "target",
      id,
      "created",
      JSON.stringify({ ...withoutNulls(identity), ...values }),
      day,
    );
  for (const [column, value] of told)
    if (value === null) addFact(db, changeSet, "target", id, column, null, day);
}

/** What is entered now counts from the newest day that anything was said of the target. */
function presentDay(db: ReadDb, id: number, on: Day): Day {
  const newest = db
    .prepare<[number, number], Day | null>(
      "SELECT MAX(effective_on) FROM history WHERE subject = ? AND entity_id = ?",
    )
    .pluck()
    .get(subjects.target.code, id);
  return newest != null && newest > on ? newest : on;
}

type Identity = Record<"team_id" | "person_id" | "product_id", number | null> & { period: string };

function identityOf({ kind, key, period }: Omit<TargetCell, "amountMinor" | "quantityMilli">): Identity {
  const of = (wanted: TargetKind): number | null => (kind === wanted ? key : null);
  return { team_id: of("team"), person_id: of("person"), product_id: of("product"), period };
}

const withoutNulls = (values: Record<string, FactValue>): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

function nameOf(values: Record<string, FactValue>): string {
  return `${values["team_id"] ?? ""}/${values["person_id"] ?? ""}/${values["product_id"] ?? ""}/${String(values["period"])}`;
}

function keptTargets(db: ReadDb): Map<string, Kept> {
  const rows = db
    .prepare<[], Identity & Kept>(
      `SELECT id, team_id, person_id, product_id, period, amount_minor AS amountMinor, quantity_milli AS quantityMilli
       FROM target ORDER BY id`,
    )
    .all();
  return new Map(rows.map((row) => [nameOf({ ...row }), row]));
}

/** Keys of all targets that ever were, those that were undone away included. */
function pastTargets(db: ReadDb): Map<string, number> {
  const facts = db
    .prepare<[number], { id: number; value: FactValue }>(
      "SELECT entity_id AS id, value FROM history WHERE subject = ? AND field = 'created' ORDER BY entity_id",
    )
    .all(subjects.target.code);
  return new Map(facts.map(({ id, value }) => [nameOf(firstValues({ value })), id]));
}
