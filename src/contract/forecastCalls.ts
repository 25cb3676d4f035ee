/** What people call for a period: a rep for themselves, a manager for a rep; kept over time, rolled up over teams. */
import { z } from "zod";
import { day, forecastCategory, minor, period } from "./common.ts";

const callKind = z.enum(["rep", "manager"]);

const call = z.object({
  id: z.string(),
  kind: callKind,
  on: day,
  category: forecastCategory.nullable(),
  amountMinor: minor,
  note: z.string().nullable(),
});

export const forecastCallCalls = {
  /** The company, its teams and people, in the order of the tree. */
  "forecast.calls": {
    input: z.strictObject({ period, asOf: day.optional() }),
    output: z.array(
      z.object({
        key: z.string(),
        id: z.string().nullable(),
        kind: z.enum(["company", "team", "person"]),
        depth: z.int(),
        /** Of a person the newest calls; above the sums of those below. */
        repMinor: minor.nullable(),
        managerMinor: minor.nullable(),
        /** The manager's where there is one, else the rep's; above the sum. */
        rolledMinor: minor.nullable(),
        people: z.int(),
        missing: z.int(),
        /** Won in the period. */
        wonMinor: minor,
        /** Open and expected in it, by the deals' forecast categories. */
        openMinor: z.object({ commit: minor, bestCase: minor, pipeline: minor, omitted: minor }),
        /** A person's calls of the period, the newest first. */
        calls: z.array(call),
      }),
    ),
  },
  /**
   * A new call; those before stay. With an id that one is put right.
   * @throws notFound, invalid where the person is none or several
   */
  "forecast.saveCall": {
    input: z.strictObject({
      id: z.string().optional(),
      person: z.string(),
      period,
      kind: callKind,
      amountMinor: minor.min(0),
      category: forecastCategory.nullable().optional(),
      note: z.string().trim().max(20_000).nullable().optional(),
      on: day.optional(),
    }),
    output: z.object({ id: z.string(), changeSet: z.string().nullable() }),
  },
  "forecast.removeCall": {
    input: z.strictObject({ id: z.string() }),
    output: z.object({ changeSet: z.string().nullable() }),
  },
} as const;
