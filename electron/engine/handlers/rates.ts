import { readSetting } from "../db/queries/settings.ts";
import { readRates } from "../db/queries/rates.ts";
import type { WriteDb } from "../db/sql.ts";
import { closeChangeSet, dropIfEmpty, openChangeSet } from "../db/writes/changes.ts";
import { removeRate, setRate } from "../db/writes/rates.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { fromDecimal, toDecimal } from "../../../src/core/domain/rates.ts";

type RateCalls = "rates.list" | "rates.set" | "rates.remove";

export const rateHandlers: Pick<Handlers, RateCalls> = {
  "rates.list": (_input, { session }) =>
    readRates(session.read).map(({ currency, from, rateE8 }) => ({
      currency,
      from,
      rate: toDecimal(rateE8),
    })),
  "rates.set": ({ currency, from, rate, instead }, context) => {
    const { session, today } = context;
    const on = from ?? today;
    session.write(["settings"], (db) =>
      inSetup(db, context, currency, (changeSet) => {
        if (instead !== undefined && instead !== on) removeRate(db, changeSet, currency, instead);
        setRate(db, changeSet, { currency, from: on, rateE8: fromDecimal(rate) });
      }),
    );
    return { from: on };
  },
  "rates.remove": ({ currency, from }, context) => {
    context.session.write(["settings"], (db) =>
      inSetup(db, context, currency, (changeSet) => removeRate(db, changeSet, currency, from)),
    );
    return {};
  },
};

/** A rate given by hand is no step that an undo takes back, but it is told among the changes. */
function inSetup(
  db: WriteDb,
  { now, today }: HandlerContext,
  note: string,
  work: (changeSet: number) => void,
): void {
  const author = readSetting(db, "author");
  const changeSet = openChangeSet(db, { kind: "setup", recordedAt: now, effectiveOn: today, author, note });
  work(changeSet);
  closeChangeSet(db, changeSet);
  dropIfEmpty(db, changeSet);
}
