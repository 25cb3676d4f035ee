/** Numbered migrations, each in a transaction of its own; the file is copied beside itself before the first one runs. */
import type { Database } from "better-sqlite3";
import { foundation } from "./migrations/0001-foundation.ts";

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** "FUNL": tells our files from any other SQLite file. */
export const APPLICATION_ID = 0x46_55_4e_4c;

export const migrations: readonly Migration[] = [foundation];
export const SCHEMA_VERSION = assertAscending(migrations);

/** @returns the newest version @throws where versions are not 1, 2, 3, … */
export function assertAscending(list: readonly Migration[]): number {
  list.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new Error(`migration ${migration.name} has version ${migration.version}, want ${index + 1}`);
  });
  return list.length;
}

/** Brings an open database from its user_version to the newest. A failure leaves the version it had reached and is thrown on. */
export function migrate(raw: Database, list: readonly Migration[] = migrations): void {
  const from = raw.pragma("user_version", { simple: true }) as number;
  for (const migration of list.slice(from)) {
    raw
      .transaction(() => {
        raw.exec(migration.sql);
        raw.pragma(`user_version = ${migration.version}`);
        raw.pragma(`application_id = ${APPLICATION_ID}`);
      })
      .exclusive();
  }
}
