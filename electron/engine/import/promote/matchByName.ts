/** Rows without ids are the deals of their name and account; where there are several, the rest of their values says which. */
import { pairAlike } from "../../../../src/core/mapping/pairAlike.ts";
import type { DealStaging } from "../staging.ts";
import { type AlikeColumns, listed, valuesIn } from "./alikeFields.ts";
import type { FileOf, Promotion } from "./context.ts";
import { refuseUnsure } from "./matchByKey.ts";
import { nameJoins, nameOf } from "./resolve.ts";

interface Where {
  match: string;
  /** Condition of a staged row `s` that has no id and is not matched. */
  free: string;
}

/** Fills the match. Rows that could be one deal as well as another are refused: the wrong one would get their values. */
export function matchByName(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  where: Where,
  alikeOf: () => AlikeColumns,
): void {
  const { db } = promotion;
  const { match, free } = where;
  const any = db.once<[], number>(`SELECT EXISTS (SELECT 1 FROM ${staging.table} s WHERE ${free})`).pluck();
  if (!any.get()) return;
  db.once(
    `INSERT INTO ${match}
     WITH coming AS (
       SELECT s.seq, ${nameOf(staging)} AS name, ${accountOf(staging)} AS account FROM ${staging.table} s ${nameJoins(staging)} WHERE ${free}
     ), counted AS (
       SELECT seq, name, account, COUNT(*) OVER (PARTITION BY name, account) AS many FROM coming
     ), known AS (
       SELECT d.id, d.name, ${knownAccount(staging)} AS account, COUNT(*) OVER (PARTITION BY d.name, ${knownAccount(staging)}) AS many
       FROM deal d WHERE ${freeDeal(match)}
     )
     SELECT n.seq, k.id FROM counted n JOIN known k ON k.name = n.name AND k.account IS n.account WHERE n.many = 1 AND k.many = 1`,
  ).run();
  if (any.get()) matchNamesakes(promotion, staging, of, where, alikeOf());
}

const accountOf = (staging: DealStaging): string => (staging.has("account") ? "a.key" : "NULL");
const knownAccount = (staging: DealStaging): string => (staging.has("account") ? "d.account_id" : "NULL");
const freeDeal = (match: string): string =>
  `d.source_id IS NULL AND d.id NOT IN (SELECT deal_id FROM ${match})`;

/** Several rows, or several deals, of one name and account: what is the same in all values first, then what agrees most. */
function matchNamesakes(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  { match, free }: Where,
  alike: AlikeColumns,
): void {
  const { db } = promotion;
  const values = alike.fields.map((_field, at) => `v${at}`);
  const columns = ["name TEXT", "account INTEGER", ...values].join(", ");
  const rows = staging.helper("namesake_row", `seq INTEGER PRIMARY KEY, ${columns}`);
  const deals = staging.helper("namesake_deal", `id INTEGER PRIMARY KEY, ${columns}`);
  // Zero is no account's key: nulls are compared by it.
  db.once(
    `INSERT INTO ${rows} SELECT s.seq, ${nameOf(staging)} AS name, COALESCE(${accountOf(staging)}, 0) AS account${listed(alike.staged)}
     FROM ${staging.table} s ${nameJoins(staging)} ${alike.stagedJoins} WHERE ${free}
       AND (${nameOf(staging)}, COALESCE(${accountOf(staging)}, 0)) IN (SELECT d.name, COALESCE(${knownAccount(staging)}, 0) FROM deal d WHERE ${freeDeal(match)})`,
  ).run();
  db.once(
    `INSERT INTO ${deals} SELECT d.id, d.name, COALESCE(${knownAccount(staging)}, 0) AS account${listed(alike.known)}
     FROM deal d ${alike.knownJoins} WHERE ${freeDeal(match)} AND (d.name, COALESCE(${knownAccount(staging)}, 0)) IN (SELECT name, account FROM ${rows})`,
  ).run();
  const all = ["name", "account", ...values];
  const numbered = (key: string, table: string) =>
    `SELECT ${key}, ${all.join(", ")}, ROW_NUMBER() OVER (PARTITION BY ${all.join(", ")} ORDER BY ${key}) AS nth FROM ${table}`;
  db.once(
    `INSERT INTO ${match} WITH coming AS (${numbered("seq", rows)}), known AS (${numbered("id", deals)})
     SELECT c.seq, k.id FROM coming c JOIN known k ON k.name = c.name AND k.account = c.account AND k.nth = c.nth
       ${values.map((value) => `AND k.${value} IS c.${value}`).join(" ")}`,
  ).run();
  matchRest(promotion, staging, of, match, alike, { rows, deals });
}

interface Item {
  key: number;
  row: number | null;
  name: string;
  account: number;
}

function matchRest(
  promotion: Promotion,
  staging: DealStaging,
  of: FileOf,
  match: string,
  alike: AlikeColumns,
  { rows, deals }: { rows: string; deals: string },
): void {
  const { db } = promotion;
  const read = (sql: string) => {
    const items = db.once<[], Item & Record<string, never>>(sql).all();
    return Map.groupBy(
      items.map((item) => ({ ...item, values: valuesIn(item, alike) })),
      ({ name, account }) => `${account} ${name}`,
    );
  };
  const coming = read(
    `SELECT n.seq AS key, s.file_row AS row, n.* FROM ${rows} n JOIN ${staging.table} s ON s.seq = n.seq
     WHERE n.seq NOT IN (SELECT seq FROM ${match}) ORDER BY n.seq`,
  );
  const known = read(
    `SELECT n.id AS key, NULL AS row, n.* FROM ${deals} n WHERE n.id NOT IN (SELECT deal_id FROM ${match}) ORDER BY n.id`,
  );
  const insert = db.once(`INSERT INTO ${match} VALUES (?, ?)`);
  for (const [group, list] of coming) {
    const { pairs, unsure, open } = pairAlike(alike.fields, list, known.get(group) ?? []);
    for (const pair of pairs) insert.run(...pair);
    for (const { key: seq, row } of list.filter(({ key }) => unsure.includes(key)))
      refuseUnsure(promotion, staging, of, { seq, row: row as number, deals: open }, "name");
  }
}
