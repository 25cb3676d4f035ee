import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { CoachingData } from "../../../src/core/coaching/data.ts";
import { diagnose, tellsLittle } from "../../../src/core/coaching/diagnose.ts";
import type { OpenDeal } from "../../../src/core/coaching/openDeals.ts";
import { byStake, stakesOf } from "../../../src/core/coaching/stakes.ts";
import { stepDeals } from "../../../src/core/coaching/stepDeals.ts";
import { NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { sampleData } from "./sampleData.ts";

const TO = 1000;
/** A stage with a line of 30 days, beyond which all stays are as likely; dead from 240 on. */
const attention = new Map([
  [
    1,
    {
      line: 30,
      gains: [0.3, 0.2, 0.1, 0.05, 0.01],
      dead: { days: 240, deals: 200, won: 1, everywhere: false },
      stays: Int32Array.from({ length: 100 }, (_, day) => day),
    },
  ],
]);
const data = { attention, to: TO } as unknown as CoachingData;
const deals = fc
  .array(fc.record({ days: fc.integer({ min: 0, max: 900 }), amount: fc.integer({ min: 1, max: 1e6 }) }), {
    maxLength: 20,
  })
  .map((list) =>
    list.map(
      ({ days, amount }, place): OpenDeal => ({
        place,
        stage: 1,
        amount,
        weighted: amount / 3,
        days,
        expected: NO_DAY,
      }),
    ),
  );

describe("the deals of a step", () => {
  it("are alive, at most five, and not those of the finding before as long as there are others", () => {
    fc.assert(
      fc.property(deals, (list) => {
        const taken = new Set<number>();
        const first = stepDeals(data, "joinMeeting", list, taken);
        const second = stepDeals(data, "checkCriteria", list, taken);
        const alive = list.filter(({ days }) => days <= 240).length;
        for (const { named, dead } of [first, second]) {
          expect(named).toHaveLength(Math.min(5, named === first.named || alive <= 5 ? alive : alive - 5));
          for (const { days } of named) expect(days).toBeLessThanOrEqual(240);
          expect(dead.map(({ place }) => place)).toEqual(
            list.filter(({ days }) => days > 240).map(({ place }) => place),
          );
        }
        const both = [...first.named, ...second.named].map(({ place }) => place);
        if (alive > 5) expect(new Set(both).size).toBe(both.length);
      }),
    );
  });

  it("to be brought on are those where that is worth most, not those that have just come", () => {
    const deal = (place: number, days: number, amount: number): OpenDeal => ({
      place,
      stage: 1,
      amount,
      weighted: amount / 3,
      days,
      expected: NO_DAY,
    });
    const { named } = stepDeals(data, "joinMeeting", [deal(0, 1, 110), deal(1, 29, 100)], new Set());
    expect(named.map(({ place }) => place)).toEqual([1, 0]);
  });
});

test("what may not be won comes before any sum that comes later, and kinds are not added up", () => {
  const late = { stake: "delayed", moneyMinor: 900 } as const;
  const missed = { stake: "missed", moneyMinor: 10 } as const;
  const given = { stake: "givenAway", moneyMinor: 500 } as const;
  const habit = { stake: "misjudged", moneyMinor: 0 } as const;
  expect([habit, late, given, missed].toSorted(byStake)).toEqual([missed, given, late, habit]);
  expect(stakesOf([late, missed, given, habit, late])).toEqual({
    missedMinor: 10,
    givenAwayMinor: 500,
    delayedMinor: 1800,
  });
});

test("of one who has left nothing is compared; others are compared with their deals all the same", () => {
  const { data: sample } = sampleData(1, "2026-03-16", 2000);
  const before = diagnose(sample);
  const at = sample.people.findIndex(
    ({ activeTo }, person) => activeTo === null && (before.comparisons[person]?.length ?? 0) > 10,
  );
  const people = sample.people.map((one, person) =>
    person === at ? { ...one, activeTo: sample.to - 1 } : one,
  );
  const after = diagnose({ ...sample, people });
  expect(after.comparisons[at]).toEqual([]);
  expect(after.known[at]).toBe(1);
  expect(tellsLittle(before, at)).toBe(false);
  const other = sample.people.findIndex(({ activeTo }, person) => activeTo === null && person !== at);
  const stalls = (of: typeof before) =>
    of.comparisons[other]?.filter(({ kind }) => kind === "stall").map(({ n, delta }) => [n, delta]);
  expect(stalls(after)).toEqual(stalls(before));
}, 60_000);
