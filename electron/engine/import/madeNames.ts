/** Names that an import brought into the workbook: stages, people, teams, products, accounts. */
import type { ImportResult } from "../../../src/contract/importing.ts";
import { madeKinds } from "../../../src/contract/importing.ts";
import type { ReadDb } from "../db/sql.ts";

/** Names that are told of a kind; the rest is counted. */
const MOST_TOLD = 20;

const tables = {
  pipelines: "pipeline",
  stages: "stage",
  people: "person",
  teams: "team",
  products: "product",
  accounts: "account",
} as const satisfies Record<(typeof madeKinds)[number], string>;

/** @returns what tells, later in the same transaction, which rows were made since: keys only grow */
export function madeSince(db: ReadDb): () => ImportResult["made"] {
  const last = (table: string) =>
    db.prepare<[], number | null>(`SELECT MAX(id) FROM ${table}`).pluck().get() ?? 0;
  const before = madeKinds.map((kind) => [kind, last(tables[kind])] as const);
  return () =>
    Object.fromEntries(
      before.map(([kind, key]) => {
        const from = `FROM ${tables[kind]} WHERE id > ?`;
        return [
          kind,
          {
            total: db.prepare<[number], number>(`SELECT COUNT(*) ${from}`).pluck().get(key) ?? 0,
            names: db
              .prepare<[number], string>(`SELECT name ${from} ORDER BY id LIMIT ${MOST_TOLD}`)
              .pluck()
              .all(key),
          },
        ];
      }),
    ) as ImportResult["made"];
}
