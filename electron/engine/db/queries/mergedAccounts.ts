/** Accounts that were merged into another: their names keep meaning it, or the next export would bring them back. */
import { firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../sql.ts";

export interface MergedAccount {
  name: string;
  /** Key of the account that it is now, whatever that was merged into in its turn. */
  into: number;
}

/** A merged account's `deleted` fact holds the key of the one that it went into (`writes/mergeAccounts.ts`). */
export function mergedAccounts(db: ReadDb): MergedAccount[] {
  const merges = db
    .prepare<[number], { id: number; into: number }>(
      `SELECT h.entity_id AS id, h.value AS "into" FROM change_set c JOIN history h ON h.change_set_id = c.id
       WHERE c.kind = 'merge' AND c.active = 1 AND h.subject = ? AND h.field = 'deleted'`,
    )
    .all(subjects.account.code);
  const target = new Map(merges.map(({ id, into }) => [id, into]));
  return merges.flatMap(({ id }) => {
    let into = id;
    for (let steps = 0; target.has(into) && steps <= target.size; steps += 1)
      into = target.get(into) as number;
    if (!db.prepare("SELECT 1 FROM account WHERE id = ?").get(into)) return [];
    return accountNames(db, id).map((name) => ({ name, into }));
  });
}

/** The names that an account had, as active history tells them, first to last; also of one that is gone. */
export function accountNames(db: ReadDb, account: number): string[] {
  const facts = db
    .prepare<[number, number], { field: string; value: string }>(
      `SELECT h.field, h.value FROM history h JOIN change_set c ON c.id = h.change_set_id
       WHERE h.subject = ? AND h.entity_id = ? AND c.active = 1 AND h.field IN ('created', 'name') ORDER BY h.id`,
    )
    .all(subjects.account.code, account);
  return facts.map((fact) => (fact.field === "created" ? (firstValues(fact)["name"] as string) : fact.value));
}
