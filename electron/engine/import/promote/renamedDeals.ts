/** Rows that the user said are known deals under another name. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { parseId } from "../../../../src/core/domain/ids.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { DealStaging } from "../staging.ts";
import type { Promotion } from "./context.ts";

/** Name in the file -> id of the known deal; null: it is a new one. */
export type Renamed = Readonly<Record<string, string | null>>;

/**
 * Matches them, and keeps which they are in `…_renamed (seq, deal_id)`. One row is the deal, of several of that name the one
 * of its account; others are deals of their own.
 * @throws WorkbenchError notFound for a deal that is not there
 */
export function matchRenamed(
  { db }: Promotion,
  staging: DealStaging,
  renamed: Renamed,
  { match, free }: { match: string; free: string },
): void {
  const chosen = staging.helper("renamed", "seq INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL");
  const said = Object.entries(renamed).filter((entry): entry is [string, string] => entry[1] !== null);
  if (!staging.has("name") || said.length === 0) return;
  const [account, join] = staging.has("account")
    ? ["a.key", `LEFT JOIN ${staging.prefix}_account a ON a.code = s.c_account`]
    : ["NULL", ""];
  const rows = db
    .once<[], { seq: number; name: string; account: number | null }>(
      `SELECT s.seq, s.name, ${account} AS account FROM ${staging.table} s ${join} WHERE s.name IS NOT NULL AND ${free} ORDER BY s.seq`,
    )
    .all();
  const byName = Map.groupBy(rows, ({ name }) => nameKey(name));
  const read = db.prepare<[number | null], { id: number; account: number | null }>(
    "SELECT id, account_id AS account FROM deal WHERE id = ?",
  );
  const insert = db.once(`INSERT INTO ${chosen} VALUES (?, ?)`);
  for (const [name, id] of said) {
    const deal = read.get(parseId("deal", id));
    if (!deal) throw new WorkbenchError("notFound", "dealNotFound", { id });
    const named = byName.get(nameKey(name)) ?? [];
    const row = named.find((one) => one.account === deal.account) ?? named[0];
    if (row) insert.run(row.seq, deal.id);
  }
  db.once(
    `INSERT INTO ${match} SELECT MIN(seq), deal_id FROM ${chosen} WHERE deal_id NOT IN (SELECT deal_id FROM ${match}) GROUP BY deal_id`,
  ).run();
}
