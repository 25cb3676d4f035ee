/**
 * Ids that a spreadsheet took for numbers: 0012 comes back as 12, which would be a new deal, and the known one would be
 * missing. Where the one has the name of the other it is that deal, and that is said; else both stay, and that is said too.
 */
import type { DealStaging } from "../staging.ts";
import type { FileOf, Promotion } from "./context.ts";

interface Pair {
  seq: number;
  row: number;
  id: string;
  deal: number;
  known: string;
  name: string;
  same: number;
}

interface Where {
  match: string;
  /** Condition of a staged row `s` that is not matched. */
  free: string;
}

/** @param system of which the ids are: an expression over a staged row `s` and the parameter `@system` */
export function matchLostZeros(
  { db, issues }: Promotion,
  staging: DealStaging,
  { file, sourceSystem }: FileOf,
  system: string,
  { match, free }: Where,
): void {
  const any = (table: string) => `EXISTS (SELECT 1 FROM ${table} WHERE source_id GLOB '0[0-9]*')`;
  if (
    db
      .once<[], number>(`SELECT ${any("deal")} OR ${any(staging.table)}`)
      .pluck()
      .get() === 0
  )
    return;
  const coming = staging.helper(
    "bare_rows",
    "bare TEXT NOT NULL, seq INTEGER NOT NULL, zeros INTEGER NOT NULL",
  );
  db.once(
    `INSERT INTO ${coming} SELECT ltrim(s.source_id, '0'), s.seq, s.source_id GLOB '0*' FROM ${staging.table} s
     WHERE s.source_id <> '' AND s.source_id NOT GLOB '*[^0-9]*' AND ${free}`,
  ).run();
  if (db.once<[], number>(`SELECT COUNT(*) FROM ${coming}`).pluck().get() === 0) return;
  const known = staging.helper(
    "bare_deals",
    "bare TEXT NOT NULL, deal_id INTEGER NOT NULL, zeros INTEGER NOT NULL",
  );
  db.once(
    `INSERT INTO ${known} SELECT ltrim(source_id, '0'), id, source_id GLOB '0*' FROM deal
     WHERE source_id <> '' AND source_id NOT GLOB '*[^0-9]*' AND id NOT IN (SELECT deal_id FROM ${match})
       AND ltrim(source_id, '0') IN (SELECT bare FROM ${coming})`,
  ).run();
  const alone = (table: string) =>
    `(SELECT * FROM ${table} WHERE bare <> '' GROUP BY bare HAVING COUNT(*) = 1)`;
  const name = staging.has("name") ? "COALESCE(s.name = d.name, 0)" : "0";
  const pairs = db
    .once<[{ system: string }], Pair>(
      `SELECT s.seq, s.file_row AS row, s.source_id AS id, d.id AS deal, d.source_id AS known, d.name, ${name} AS same
       FROM ${alone(coming)} c JOIN ${alone(known)} k ON k.bare = c.bare AND k.zeros <> c.zeros
       JOIN ${staging.table} s ON s.seq = c.seq JOIN deal d ON d.id = k.deal_id
       WHERE d.source_system = ${system} ORDER BY s.file_row`,
    )
    .all({ system: sourceSystem });
  const take = db.once(`INSERT INTO ${match} VALUES (?, ?)`);
  for (const { seq, row, id, deal, known: written, name: called, same } of pairs) {
    if (same === 1) take.run(seq, deal);
    issues.add(file, {
      row,
      column: staging.header("sourceId"),
      value: id,
      code: same === 1 ? "idZerosLost" : "idZerosUnsure",
      params: { known: written, name: called },
      severity: "warning",
    });
  }
}
