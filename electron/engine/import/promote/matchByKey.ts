/** Rows without ids whose deals are told apart by a chosen combination of fields. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { KeyField } from "../../../../src/core/mapping/dealKeys.ts";
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";

/** Staged expression and the deal's column of each field; the first may need the join of its names. */
const parts: Record<KeyField, readonly [staged: string, known: string]> = {
  name: ["s.name", "name"],
  account: ["account.key", "account_id"],
  product: ["product.key", "product_id"],
  owner: ["owner.key", "owner_id"],
  pipeline: ["pipeline.key", "pipeline_id"],
  createdOn: ["s.created_on", "created_on"],
  amount: ["s.amount", "amount_minor"],
  source: ["s.source", "source"],
};

/** Candidates that a sentence names. */
const MOST_NAMED = 4;

/**
 * Fills the match for rows that are not matched yet: a row whose key one deal has is that deal's. A key that several deals,
 * or an earlier row, have too is refused.
 * @param free condition of a staged row `s` that is not matched @throws WorkbenchError invalid for a field that no column feeds
 */
export function matchByKey(
  promotion: Promotion,
  staging: DealStaging,
  key: readonly KeyField[],
  of: FileOf,
  { match, free }: { match: string; free: string },
): void {
  const { db } = promotion;
  const missing = key.find((field) => !staging.has(field));
  if (missing !== undefined)
    throw new WorkbenchError("invalid", "keyNotFed", { file: of.file, field: missing });
  const columns = key.map((_, at) => `k${at}`);
  const joins = key
    .filter((field) => ["account", "product", "owner", "pipeline"].includes(field))
    .map((field) => `LEFT JOIN ${staging.prefix}_${field} ${field} ON ${field}.code = s.c_${field}`);
  const coming = staging.helper("coming", `seq INTEGER PRIMARY KEY, ${columns.join(", ")}`);
  db.once(
    `INSERT INTO ${coming} SELECT s.seq, ${key.map((field) => parts[field][0]).join(", ")} FROM ${staging.table} s ${joins.join(" ")} WHERE ${free}`,
  ).run();
  refuseRepeated(promotion, staging, coming, columns, of);
  const known = staging.helper("known", `deal_id INTEGER PRIMARY KEY, ${columns.join(", ")}`);
  db.once(
    `INSERT INTO ${known} SELECT id, ${key.map((field) => parts[field][1]).join(", ")} FROM deal WHERE id NOT IN (SELECT deal_id FROM ${match})`,
  ).run();
  const bare = (table: string) => table.replace("temp.", "");
  db.exec(`CREATE INDEX ${known}_key ON ${bare(known)} (${columns.join(", ")})`);
  const same = columns.map((column) => `k.${column} IS c.${column}`).join(" AND ");
  const told = columns.map((column) => `c.${column} IS NOT NULL`).join(" OR ");
  const pairs = `FROM ${coming} c JOIN ${known} k ON ${same} WHERE (${told})`;
  refuseAmbiguous(promotion, staging, pairs, of, key);
  db.once(
    `INSERT INTO ${match} SELECT c.seq, MIN(k.deal_id) ${pairs} AND c.seq IN (SELECT seq FROM ${staging.table}) GROUP BY c.seq`,
  ).run();
}

function refuseRepeated(
  { db, issues }: Promotion,
  staging: DealStaging,
  coming: string,
  columns: readonly string[],
  { file }: FileOf,
): void {
  const repeated = db
    .once<[], { seq: number; row: number; first: number }>(
      `SELECT n.seq, s.file_row AS row, f.file_row AS first FROM (
         SELECT seq, MIN(seq) OVER (PARTITION BY ${columns.join(", ")}) AS first FROM ${coming}
       ) n JOIN ${staging.table} s ON s.seq = n.seq JOIN ${staging.table} f ON f.seq = n.first WHERE n.first <> n.seq`,
    )
    .all();
  for (const { seq, row, first } of repeated) {
    issues.add(file, {
      row,
      column: null,
      value: null,
      code: "keyRepeated",
      params: { first },
      severity: "rejected",
    });
    remove({ db }, staging, coming, seq);
  }
}

function refuseAmbiguous(
  promotion: Promotion,
  staging: DealStaging,
  pairs: string,
  of: FileOf,
  key: readonly KeyField[],
): void {
  const several = promotion.db
    .once<[], { seq: number; row: number; deals: string }>(
      `SELECT c.seq, (SELECT file_row FROM ${staging.table} WHERE seq = c.seq) AS row, json_group_array(k.deal_id) AS deals
       ${pairs} GROUP BY c.seq HAVING COUNT(*) > 1`,
    )
    .all();
  for (const { seq, row, deals } of several)
    refuseUnsure(
      promotion,
      staging,
      of,
      { seq, row, deals: JSON.parse(deals) as number[] },
      key[0] as KeyField,
    );
}

/** A row that may be any of several deals is rejected, and they are named. */
export function refuseUnsure(
  { db, issues }: Promotion,
  staging: DealStaging,
  { file }: FileOf,
  { seq, row, deals }: { seq: number; row: number; deals: readonly number[] },
  field: KeyField,
): void {
  const name = db.prepare<[number], string>("SELECT name FROM deal WHERE id = ?").pluck();
  const named = deals
    .slice(0, MOST_NAMED)
    .map((deal) => `${formatId("deal", deal)} “${name.get(deal)}”`)
    .join(", ");
  issues.add(file, {
    row,
    column: staging.header(field),
    value: null,
    code: "keyAmbiguous",
    params: { count: deals.length, deals: named + (deals.length > MOST_NAMED ? ", …" : "") },
    severity: "rejected",
  });
  db.once(`DELETE FROM ${staging.table} WHERE seq = ?`).run(seq);
}

function remove({ db }: Pick<Promotion, "db">, staging: DealStaging, coming: string, seq: number): void {
  for (const table of [coming, staging.table]) db.once(`DELETE FROM ${table} WHERE seq = ?`).run(seq);
}
