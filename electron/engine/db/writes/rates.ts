/**
 * Rates to the base currency, and the base currency as a first import told it, kept by history: an import that is taken
 * back takes them along. What an amount came to in the base currency when it was written stays, as in the books; a rate
 * counts for what is written from then on.
 */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import { rateKey } from "../../../../src/core/domain/rates.ts";
import { baseCurrency } from "../queries/settings.ts";
import type { Rate } from "../queries/rates.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact } from "./changes.ts";
import { projectRows } from "./rows.ts";

/** Sets a rate, in place of one of the same day. @throws WorkbenchError invalid `rateOfBase` */
export function setRate(db: WriteDb, changeSet: number, { currency, from, rateE8 }: Rate): void {
  if (currency === baseCurrency(db)) throw new WorkbenchError("invalid", "rateOfBase", { currency });
  if (rateFrom(db, currency, from) !== rateE8) tell(db, changeSet, currency, from, rateE8);
}

/** @throws WorkbenchError notFound `rateNotFound` */
export function removeRate(db: WriteDb, changeSet: number, currency: string, from: Day): void {
  if (rateFrom(db, currency, from) === null)
    throw new WorkbenchError("notFound", "rateNotFound", { currency, from });
  tell(db, changeSet, currency, from, null);
}

function rateFrom(db: ReadDb, currency: string, from: Day): number | null {
  return (
    db
      .prepare<[number], number | null>("SELECT rate_e8 FROM currency_rate WHERE id = ?")
      .pluck()
      .get(rateKey(currency, from)) ?? null
  );
}

/** The whole row each time, so that it stands whichever of the others is taken back. */
function tell(db: WriteDb, changeSet: number, currency: string, from: Day, rateE8: number | null): void {
  const key = rateKey(currency, from);
  const row = JSON.stringify({ currency, from_on: from, rate_e8: rateE8 });
  addFact(db, changeSet, "rate", key, "created", row, from);
  projectRows(db, "rate", [key]);
}

const OWN_BASE = 1;
/** It has no day from which on it is true; the order of telling counts. */
const ALWAYS: Day = "0001-01-01";

/** Keeps a workbook in the currency that an import's amounts are in. Only while `isBaseOpen`. */
export function setOwnBase(db: WriteDb, changeSet: number, currency: string): void {
  addFact(db, changeSet, "ownBase", OWN_BASE, "created", JSON.stringify({ currency }), ALWAYS);
  projectRows(db, "ownBase", [OWN_BASE]);
}
