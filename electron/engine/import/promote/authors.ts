/** Who made the changes that a history tells of. */
import type { ImportedRecord } from "../records.ts";
import type { Promotion } from "./context.ts";

/**
 * @returns the name in a row's column of authors; the name of the person whom an id there stands for, where the workbook knows
 * them, else the id; null where the row tells nobody
 */
export function authorsIn({ db, people }: Promotion): (record: ImportedRecord) => string | null {
  const nameOf = db.prepare<[number], string>("SELECT name FROM person WHERE id = ?").pluck();
  return ({ values: { changedBy } }) => {
    if (changedBy == null) return null;
    const text = String(changedBy);
    const known = people.find(text);
    return (known === undefined ? null : nameOf.get(known)) ?? text;
  };
}
