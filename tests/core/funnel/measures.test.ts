import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FOREVER, dayNumber } from "../../../src/core/domain/days.ts";
import { conversion } from "../../../src/core/funnel/conversion.ts";
import type { ConversionQuestion, ConversionStage } from "../../../src/core/funnel/conversionWalk.ts";
import { buildIntervalBook, type IntervalRow, NO_DAY } from "../../../src/core/funnel/intervalBook.ts";
import { normalQuantile, quantile, quartiles, wilson } from "../../../src/core/funnel/statistics.ts";
import { SummaryTally } from "../../../src/core/funnel/summary.ts";

describe("Wilson's interval", () => {
  it("holds the share and narrows with n", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const successes = Math.round(n * share);
          const interval = wilson(successes, n);
          if (!interval) throw new Error("n > 0");
          expect(interval.low).toBeLessThanOrEqual(successes / n);
          expect(interval.high).toBeGreaterThanOrEqual(successes / n);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("agrees with the published example: 10 of 20", () => {
    // Brown, Cai & DasGupta 2001 and R's prop.test(10, 20, correct = FALSE).
    expect(wilson(10, 20)?.low).toBeCloseTo(0.299298, 6);
    expect(wilson(10, 20)?.high).toBeCloseTo(0.700702, 6);
    expect(wilson(0, 0)).toBeNull();
  });
});

describe("the normal quantile", () => {
  it("agrees with the tables", () => {
    // R's qnorm.
    for (const [p, z] of [
      [0.8, 0.8416212335729143],
      [0.975, 1.959963984540054],
      [0.5, 0],
      [0.001, -3.090232306167813],
    ] as const)
      expect(normalQuantile(p)).toBeCloseTo(z, 7);
  });
});

describe("quartiles", () => {
  it("interpolate as R's default does", () => {
    expect(quartiles([4, 1, 3, 2])).toEqual({ median: 2.5, p25: 1.75, p75: 3.25, mean: 2.5, n: 4 });
    expect(quartiles([])).toEqual({ median: null, p25: null, p75: null, mean: null, n: 0 });
  });

  it("of many values are those of the sorted ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 60, maxLength: 300 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const [p25, median, p75] = [0.25, 0.5, 0.75].map((p) => quantile(sorted, p));
        expect(quartiles(values)).toMatchObject({ p25, median, p75 });
      }),
    );
  });
});

const DAY = dayNumber("2026-01-01");
const told = fc.record({
  state: fc.constantFrom(0 as const, 1 as const, 2 as const),
  amount: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 1e9 })),
  createdOn: fc.constantFrom(NO_DAY, DAY, DAY + 33),
  closedOn: fc.constantFrom(NO_DAY, DAY + 60, DAY + 128),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function summaryOf(deals: readonly Told[]) {
  const tally = new SummaryTally();
  for (const one of deals) tally.add(one, one.amount);
  return tally.finish();
}

describe("the summary", () => {
  it("adds up, whole and by group", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), told)), (pairs) => {
        const whole = summaryOf(pairs.map(([, given]) => given));
        expect(whole.open + whole.won + whole.lost).toBe(whole.created);
        const groups = [...Map.groupBy(pairs, ([key]) => key).values()].map((group) =>
          summaryOf(group.map(([, given]) => given)),
        );
        for (const member of [
          "created",
          "open",
          "won",
          "lost",
          "openMinor",
          "wonMinor",
          "lostMinor",
        ] as const)
          expect(groups.reduce((sum, group) => sum + group[member], 0)).toBe(whole[member]);
      }),
    );
  });

  it("measures the cycle only where both days are known", () => {
    const summary = summaryOf([
      { state: 1, amount: 100, createdOn: DAY, closedOn: DAY + 10 },
      { state: 1, amount: 300, createdOn: NO_DAY, closedOn: DAY + 10 },
      { state: 2, amount: Number.NaN, createdOn: DAY, closedOn: DAY + 2 },
      { state: 0, amount: 50, createdOn: DAY, closedOn: NO_DAY },
    ]);
    expect(summary).toMatchObject({ won: 2, lost: 1, open: 1, wonMinor: 400, openMinor: 50, winRate: 2 / 3 });
    expect(summary.cycleDaysWon).toMatchObject({ median: 10, n: 1 });
    expect(summary.cycleDaysLost).toMatchObject({ median: 2, n: 1 });
    expect(summary.wonSizeMinor).toMatchObject({ median: 200, n: 2 });
  });
});

const stages: ConversionStage[] = [
  { id: 1, pipelineId: 1, position: 1, kind: "lead" },
  { id: 2, pipelineId: 1, position: 2, kind: "open" },
  { id: 3, pipelineId: 1, position: 3, kind: "open" },
  { id: 4, pipelineId: 1, position: 4, kind: "won" },
  { id: 5, pipelineId: 1, position: 5, kind: "lost" },
];
/** `[deal, stage, enteredOn]`, by deal, then by time. */
type Visit = readonly [number, number | null, string];

const everything: ConversionQuestion = { deals: null, from: null, to: null, cohort: "entry", asOf: null };

function of(visits: readonly Visit[], question: Partial<ConversionQuestion> = {}) {
  const rows = visits.map(([deal, stage, enteredOn], at): IntervalRow => {
    const next = visits[at + 1];
    return [deal, stage, null, null, null, enteredOn, next && next[0] === deal ? next[2] : FOREVER];
  });
  return conversion(stages, buildIntervalBook(rows), { ...everything, ...question });
}

describe("stage conversion", () => {
  it("counts a skipped stage as passed and leaves open deals open", () => {
    const result = of([
      [1, 1, "2026-01-01"],
      [1, 3, "2026-01-05"],
      [2, 1, "2026-01-02"],
      [3, 1, "2026-01-03"],
      [3, 5, "2026-01-09"],
    ]);
    expect(result[0]).toMatchObject({ entered: 3, passed: 1, lost: 1, stillOpen: 1, rate: 1 / 3 });
    expect(result[1]).toMatchObject({ entered: 1, passed: 1, lost: 0, stillOpen: 0 });
    expect(result[2]).toMatchObject({ entered: 1, passed: 0, stillOpen: 1, rate: 0 });
  });

  it("leaves a deal that was created past a stage out of it, and tells how many there are", () => {
    const result = of([
      [1, 1, "2026-01-01"],
      [1, 2, "2026-01-05"],
      [2, 1, "2026-01-01"],
      [2, 3, "2026-01-05"],
      [3, 1, "2026-01-01"],
      [3, 5, "2026-01-05"],
      [4, 2, "2026-01-01"],
      [4, 5, "2026-01-05"],
    ]);
    expect(result[0]).toMatchObject({ entered: 3, passed: 2, lost: 1, beganLater: 1, rate: 2 / 3 });
    // A skip in the middle is passed all the same.
    expect(result[1]).toMatchObject({ entered: 3, passed: 1, lost: 1, stillOpen: 1, beganLater: 0 });
  });

  it("takes deals to have come through the stages before where the file tells of no past", () => {
    const result = of([
      [1, 1, "2026-01-01"],
      [1, 5, "2026-02-01"],
      [2, 2, "2026-01-01"],
      [2, 5, "2026-02-01"],
      [3, 3, "2026-01-01"],
    ]);
    expect(result[0]).toMatchObject({ entered: 3, passed: 2, lost: 1, beganLater: 0 });
  });

  it("tells the rate of the decided beside that of all, with its own interval", () => {
    const visits = (deal: number, ...ids: number[]): Visit[] =>
      ids.map((id, at): Visit => [deal, id, `2026-01-0${at + 1}`]);
    const [first] = of(
      Array.from({ length: 23 }, (_, deal) =>
        deal < 5 ? visits(deal, 1, 2) : deal < 9 ? visits(deal, 1, 5) : visits(deal, 1),
      ).flat(),
    );
    expect(first).toMatchObject({ entered: 23, stillOpen: 14, rate: 5 / 23, decided: 9, decidedRate: 5 / 9 });
    expect(first?.decidedLow).toBeCloseTo(wilson(5, 9)?.low ?? 0, 12);
    expect(first?.decidedHigh).toBeCloseTo(wilson(5, 9)?.high ?? 0, 12);
  });

  it("counts a return apart, once a visit", () => {
    const result = of([
      [1, 1, "2026-01-01"],
      [1, 3, "2026-01-05"],
      [1, 2, "2026-01-07"],
      [1, 2, "2026-01-08"],
    ]);
    expect(result[1]).toMatchObject({ returned: 1, passed: 1 });
  });

  it("does not pretend to know where a deal without stage history was lost", () => {
    const result = of([
      [1, null, "2026-01-01"],
      [1, 5, "2026-01-05"],
      [2, 2, "2026-01-01"],
      [2, 4, "2026-01-09"],
    ]);
    expect(result[0]).toMatchObject({ entered: 1, passed: 1, lostUnknown: 1, rate: null });
    expect(result[1]).toMatchObject({ entered: 1, passed: 1, lost: 0, lostUnknown: 1, rate: null });
    expect(result[1]?.low).toBeLessThan(0.5);
  });

  it("takes the cohort by the day of entry", () => {
    const visits: Visit[] = [
      [1, 1, "2026-01-01"],
      [1, 2, "2026-02-01"],
    ];
    const february = { from: dayNumber("2026-02-01"), to: dayNumber("2026-02-28") };
    expect(of(visits, february).map((stage) => stage.entered)).toEqual([0, 1, 0]);
    const january = { from: dayNumber("2026-01-01"), to: dayNumber("2026-01-31") };
    expect(of(visits, { ...january, cohort: "creation" }).map((stage) => stage.entered)).toEqual([1, 1, 0]);
    expect(of(visits, { ...february, cohort: "creation" }).map((stage) => stage.entered)).toEqual([0, 0, 0]);
  });

  it("knows nothing of what came after the day that it is asked for", () => {
    const visits: Visit[] = [
      [1, 1, "2026-01-01"],
      [1, 2, "2026-02-01"],
      [1, 5, "2026-03-01"],
      [2, 1, "2026-02-15"],
    ];
    const on = (day: string) => of(visits, { asOf: dayNumber(day) })[0];
    expect(on("2025-12-31")).toMatchObject({ entered: 0, rate: null });
    expect(on("2026-01-31")).toMatchObject({ entered: 1, passed: 0, stillOpen: 1 });
    expect(on("2026-02-28")).toMatchObject({ entered: 2, passed: 1, stillOpen: 1 });
  });

  it("adds up for any paths", () => {
    const path = fc.array(fc.constantFrom(null, 1, 2, 3, 4, 5), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const visits = paths.flatMap((ids, deal) =>
          ids.map((id, at): Visit => [deal, id, `2026-01-0${at + 1}`]),
        );
        for (const stage of of(visits)) {
          expect(stage.entered).toBe(stage.passed + stage.lost + stage.stillOpen);
          const { decided, decidedRate, decidedLow, decidedHigh } = stage;
          expect(decided).toBe(stage.passed + stage.lost);
          expect(stage.entered + stage.lostUnknown + stage.beganLater).toBeLessThanOrEqual(paths.length);
          for (const [low, rate, high] of [
            [stage.low, stage.rate, stage.high],
            [decidedLow, decidedRate, decidedHigh],
          ]) {
            if (rate == null) continue;
            expect(low).toBeLessThanOrEqual(rate);
            expect(high).toBeGreaterThanOrEqual(rate);
          }
        }
      }),
    );
  });
});
