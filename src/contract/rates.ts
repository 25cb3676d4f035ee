/** Rates to the base currency. */
import { z } from "zod";
import { RATE } from "../core/domain/rates.ts";
import { day } from "./common.ts";

const currency = z.string().regex(/^[A-Z]{3}$/, { message: "not a currency code such as USD or CNY" });
const rate = z.string().regex(RATE, { message: "not a rate such as 0.14" });

/** How much one unit of a currency is worth in the base currency, as a decimal text; from a day on, else from today. */
export const givenRate = z.strictObject({ currency, rate, from: day.optional() });
export type GivenRate = z.infer<typeof givenRate>;

export const rateCalls = {
  /** By currency, the newest first. */
  "rates.list": {
    input: z.strictObject({}).default({}),
    output: z.array(z.object({ currency: z.string(), from: day, rate: z.string() })),
  },
  /** `instead`: the day of the rate whose place it takes. */
  "rates.set": {
    input: givenRate.extend({ instead: day.optional() }),
    output: z.object({ from: day }),
  },
  "rates.remove": {
    input: z.strictObject({ currency: z.string(), from: day }),
    output: z.object({}),
  },
} as const;
