import { readRates } from "../db/queries/rates.ts";
import { removeRate, setRate } from "../db/writes/rates.ts";
import type { Handlers } from "../engine.ts";
import { fromDecimal, toDecimal } from "../../../src/core/domain/rates.ts";

type RateCalls = "rates.list" | "rates.set" | "rates.remove";

export const rateHandlers: Pick<Handlers, RateCalls> = {
  "rates.list": (_input, { session }) =>
    readRates(session.read).map(({ currency, from, rateE8 }) => ({
      currency,
      from,
      rate: toDecimal(rateE8),
    })),
  "rates.set": ({ currency, from, rate, instead }, { session, today }) => {
    const on = from ?? today;
    session.write(["settings"], (db) => {
      if (instead !== undefined && instead !== on) removeRate(db, currency, instead);
      setRate(db, { currency, from: on, rateE8: fromDecimal(rate) });
    });
    return { from: on };
  },
  "rates.remove": ({ currency, from }, { session }) => {
    session.write(["settings"], (db) => removeRate(db, currency, from));
    return {};
  },
};
