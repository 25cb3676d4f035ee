import fc from "fast-check";
import { expect, it } from "vitest";
import { FOREVER } from "../../../src/core/domain/days.ts";
import {
  buildDealBook,
  type DealBook,
  type DealRowOfBook,
  Names,
  patchDealBook,
} from "../../../src/core/funnel/dealBook.ts";
import type { IntervalRow } from "../../../src/core/funnel/intervalBook.ts";

/** A deal of the given key that says `mark` in all that can be told apart, with so many intervals. */
const deal = fc.record({ mark: fc.integer({ min: 1, max: 999 }), intervals: fc.integer({ min: 1, max: 4 }) });
const file = fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), deal, { maxKeys: 12 });
type File = Record<string, { mark: number; intervals: number }>;

function bookOf(deals: File, sources: Names): DealBook {
  const keys = Object.keys(deals)
    .map(Number)
    .sort((a, b) => a - b);
  const rows = keys.map((key): DealRowOfBook => {
    const { mark } = deals[key] as { mark: number };
    return [key, mark, mark % 7 || null, mark % 3 ? `source ${mark % 3}` : null, null, null];
  });
  const intervals = keys.flatMap((key) => {
    const { mark, intervals: count } = deals[key] as { mark: number; intervals: number };
    return Array.from({ length: count }, (_, at): IntervalRow => {
      const left = at === count - 1 ? FOREVER : `2026-01-0${at + 2}`;
      return [key, mark, at || null, mark * at, null, `2026-01-0${at + 1}`, left];
    });
  });
  return buildDealBook(rows, intervals, sources, 1);
}

it("a patched book is the one that would be read anew", () => {
  fc.assert(
    fc.property(file, file, (before, after) => {
      const sources = new Names();
      const old = bookOf(before, sources);
      const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].map(Number);
      const same = (key: number): boolean => JSON.stringify(before[key]) === JSON.stringify(after[key]);
      const touched = keys.filter((key) => !same(key)).sort((a, b) => a - b);
      const now = Object.fromEntries(Object.entries(after).filter(([key]) => touched.includes(Number(key))));
      expect(patchDealBook(old, touched, bookOf(now, sources))).toEqual(bookOf(after, sources));
    }),
  );
});
