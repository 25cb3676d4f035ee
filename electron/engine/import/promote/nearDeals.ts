/** New rows that may be known deals under another name: told of, or taken for them where the user said so. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { formatId, parseId } from "../../../../src/core/domain/ids.ts";
import { bareName, nameKey } from "../../../../src/core/mapping/similar.ts";
import { SimilarIndex } from "../../../../src/core/mapping/similarIndex.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";

type Renamed = Readonly<Record<string, string | null>>;

/** @throws WorkbenchError notFound for a deal that is not there */
export function matchRenamed(
  { db }: Promotion,
  staging: DealStaging,
  renamed: Renamed,
  { match, free }: { match: string; free: string },
): void {
  if (!staging.has("name")) return;
  const known = new Map<string, number>();
  for (const [name, id] of Object.entries(renamed)) {
    if (id === null) continue;
    const key = parseId("deal", id);
    if (key === null || !db.prepare("SELECT 1 FROM deal WHERE id = ?").get(key))
      throw new WorkbenchError("notFound", "dealNotFound", { id });
    known.set(nameKey(name), key);
  }
  if (known.size === 0) return;
  const rows = db
    .once<[], { seq: number; name: string }>(
      `SELECT s.seq, s.name FROM ${staging.table} s WHERE s.name IS NOT NULL AND ${free}`,
    )
    .all();
  const insert = db.once(`INSERT INTO ${match} VALUES (?, ?)`);
  for (const { seq, name } of rows) {
    const deal = known.get(nameKey(name));
    if (deal === undefined) continue;
    insert.run(seq, deal);
    // One row is the deal; others of its name are deals of their own.
    known.delete(nameKey(name));
  }
}

/** Rows beyond so many are a first import rather than a few renamed deals. */
const MOST_ROWS = 5000;

/** Warns of rows without ids that are new, where a deal of the same account that no row means has nearly their name. */
export function tellRenamed(
  { db, issues }: Promotion,
  staging: DealStaging,
  renamed: Renamed,
  { file }: FileOf,
  { match, free }: { match: string; free: string },
): void {
  if (!staging.has("name") || !staging.has("account")) return;
  const rows = db
    .once<[number], { row: number; name: string; account: number }>(
      `SELECT s.file_row AS row, s.name, a.key AS account FROM ${staging.table} s
       JOIN ${staging.prefix}_account a ON a.code = s.c_account WHERE s.name IS NOT NULL AND ${free} LIMIT ?`,
    )
    .all(MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) return;
  const inAccount = db.once<[number], { id: number; name: string }>(
    `SELECT id, name FROM deal WHERE account_id = ? AND source_id IS NULL AND id NOT IN (SELECT deal_id FROM ${match}) ORDER BY id`,
  );
  const said = new Set(Object.keys(renamed).map(nameKey));
  for (const { row, name, account } of rows) {
    if (said.has(nameKey(name))) continue;
    const deals = inAccount.all(account);
    const near = new SimilarIndex(
      deals.map((deal) => bareName(deal.name)),
      0.7,
      0.5,
    ).nearest(bareName(name));
    const deal = near && deals[near.at];
    if (!deal) continue;
    issues.add(file, {
      row,
      column: staging.header("name"),
      value: name,
      code: "dealMayBeRenamed",
      params: { id: formatId("deal", deal.id), deal: deal.name },
      severity: "warning",
    });
  }
}
