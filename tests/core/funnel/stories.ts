/** Random deals with their past, as books: what properties of the measures are asked of. */
import fc from "fast-check";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import type { ConversionStage } from "../../../src/core/funnel/conversionWalk.ts";
import {
  buildDealBook,
  type DealBook,
  type DealRowOfBook,
  Names,
} from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";

const DAY = "2026-01-01";
/** The day number of so many days after the first. */
export const on = (days: number): number => dayNumber(addDays(DAY, days));
export const at = (days: number): string => addDays(DAY, days);

/** A lead stage, two open ones, won, lost; 0 is an open stage that nobody told. */
export const stages: ConversionStage[] = [
  { id: 1, pipelineId: 1, position: 1, kind: "lead" },
  { id: 2, pipelineId: 1, position: 2, kind: "open" },
  { id: 3, pipelineId: 1, position: 3, kind: "open" },
  { id: 4, pipelineId: 1, position: 4, kind: "won" },
  { id: 5, pipelineId: 1, position: 5, kind: "lost" },
];
export const states = Uint8Array.of(0, 0, 0, 0, 1, 2);

export interface Cut {
  stage: number;
  owner?: number;
  amount?: number | null;
  /** Days after the first. */
  expected?: number | null;
  /** How long it lasted; the last one lasts. */
  days: number;
}
export interface Story {
  begins: number;
  cuts: readonly Cut[];
  told?: boolean;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  stage: fc.integer({ min: 0, max: 5 }),
  owner: fc.integer({ min: 0, max: 3 }),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000_00 })),
  expected: fc.option(fc.integer({ min: 0, max: 200 })),
  days: fc.integer({ min: 0, max: 40 }),
});
export const story: fc.Arbitrary<Story> = fc.record({
  begins: fc.integer({ min: 0, max: 90 }),
  cuts: fc.array(cut, { minLength: 1, maxLength: 6 }),
  told: fc.boolean(),
});

/** @param until what begins after that many days is left out, as if it had not happened */
export function bookOf(stories: readonly Story[], until = 100_000): DealBook {
  const deals: DealRowOfBook[] = [];
  const rows: IntervalRow[] = [];
  stories.forEach(({ begins, cuts, told = true }, index) => {
    if (begins > until) return;
    let day = begins;
    const own = cuts.map(({ stage, owner, amount, expected, days }): IntervalRow => {
      const entered = day;
      day += days;
      const due = expected === undefined || expected === null ? null : at(expected);
      return [index + 1, stage || null, owner || null, amount ?? null, due, at(entered), at(day)];
    });
    const known = own.filter(([, , , , , entered]) => entered <= at(until));
    const closed = known.findLastIndex(([, stage]) => (states[stage ?? 0] ?? 0) === 0) + 1;
    deals.push([index + 1, 1, null, null, told ? at(begins) : null, known[closed]?.[5] ?? null]);
    known.forEach(([deal, stage, owner, amount, due, entered, left], position) =>
      rows.push([deal, stage, owner, amount, due, entered, position === known.length - 1 ? FOREVER : left]),
    );
  });
  return buildDealBook(deals, rows, new Names(), rows.length);
}
