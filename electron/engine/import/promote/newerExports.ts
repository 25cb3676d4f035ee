/** Exports of a system that are in the workbook already and newer than the one that comes. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { ReadDb, WriteDb } from "../../db/sql.ts";

export interface NewerExport {
  /** Deals that an earlier change set made were known to it. */
  changeSet: number;
  asOf: Day;
}

/** Oldest first. */
export function newerExports(db: ReadDb, sourceSystem: string, asOf: Day): NewerExport[] {
  return db
    .prepare<{ sourceSystem: string; asOf: Day }, NewerExport>(
      `SELECT l.change_set_id AS changeSet, l.as_of_on AS asOf FROM import_log l JOIN change_set c ON c.id = l.change_set_id
       WHERE c.active = 1 AND l.source_system = @sourceSystem AND l.as_of_on > @asOf
       UNION ALL SELECT change_set_before, as_of_on FROM export_seen WHERE source_system = @sourceSystem AND as_of_on > @asOf
       ORDER BY 2, 1`,
    )
    .all({ sourceSystem, asOf });
}

/** Keeps that an export was seen, where its import leaves no change set that says so. @param next key of the change set that was not kept */
export function rememberSeen(db: WriteDb, sourceSystem: string, asOf: Day, next: number): void {
  db.prepare<[string, Day, number]>("INSERT OR REPLACE INTO export_seen VALUES (?, ?, ?)").run(
    sourceSystem,
    asOf,
    next,
  );
}
