/** Exports of deals that came, and which deals each held. */
import type { Day } from "../../../../src/core/domain/days.ts";
import { UNKNOWN_SYSTEM } from "../../../../src/core/mapping/systems.ts";
import type { ReadDb } from "../sql.ts";

/** Keys of deals without a gap. */
export interface Span {
  first: number;
  last: number;
}

export interface SeenExport {
  id: number;
  file: string;
  asOf: Day;
  /** Of its import, kept or not. */
  changeSet: number;
  /** 0: it told nothing new, and so left no change set. */
  listed: number;
}

const SEEN = `SELECT e.id, e.file_name AS file, e.as_of_on AS asOf, e.change_set_id AS changeSet, c.id IS NOT NULL AS listed
  FROM export_seen e LEFT JOIN change_set c ON c.id = e.change_set_id WHERE COALESCE(c.active, 1) = 1`;

/** Those of a system that are newer than a day, oldest first. */
export function newerExports(db: ReadDb, sourceSystem: string, asOf: Day): SeenExport[] {
  return db
    .prepare<[string, Day], SeenExport>(
      `${SEEN} AND e.source_system = ? AND e.as_of_on > ? ORDER BY e.as_of_on, e.id`,
    )
    .all(sourceSystem, asOf);
}

/**
 * The day of the newest export of a source; of no known system, of one with the same columns: any two lists kept by hand are
 * different ones.
 * @param headers as `fingerprintOf` gives them
 */
export function lastExport(db: ReadDb, sourceSystem: string, headers: string): Day | null {
  const same = sourceSystem === UNKNOWN_SYSTEM ? "AND e.headers = @headers" : "";
  return (
    db
      .prepare<object, Day | null>(
        `SELECT MAX(asOf) FROM (${SEEN} AND e.source_system = @sourceSystem ${same})`,
      )
      .pluck()
      .get({ sourceSystem, headers }) ?? null
  );
}

/** The day of which a file with this content was taken to be, the last time; null where it is not in the workbook. */
export function dayImported(db: ReadDb, sha256: string): Day | null {
  return (
    db
      .prepare<[string], Day>(`SELECT asOf FROM (${SEEN} AND e.file_sha256 = ?) ORDER BY id DESC LIMIT 1`)
      .pluck()
      .get(sha256) ?? null
  );
}

/** Those that came after a change set, the last first. */
export function exportsSince(db: ReadDb, changeSet: number): SeenExport[] {
  return db
    .prepare<[number], SeenExport>(`${SEEN} AND e.change_set_id > ? ORDER BY e.id DESC`)
    .all(changeSet);
}

/** In ascending order. */
export function spansHeld(db: ReadDb, exportId: number): Span[] {
  return db
    .prepare<[number], Span>(
      "SELECT first_id AS first, last_id AS last FROM export_held WHERE export_id = ? ORDER BY first_id",
    )
    .all(exportId);
}

export function isHeld(db: ReadDb, exportId: number, deal: number): boolean {
  const last = db
    .prepare<[number, number], number>(
      "SELECT last_id FROM export_held WHERE export_id = ? AND first_id <= ? ORDER BY first_id DESC LIMIT 1",
    )
    .pluck()
    .get(exportId, deal);
  return last !== undefined && last >= deal;
}
