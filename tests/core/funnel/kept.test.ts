/** What is kept of a whole book is what counting over all of its deals tells. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainBy, conversion } from "../../../src/core/funnel/conversion.ts";
import type { ConversionQuestion } from "../../../src/core/funnel/conversionWalk.ts";
import type { DealBook } from "../../../src/core/funnel/dealBook.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import { standing } from "../../../src/core/funnel/standing.ts";
import { waterfalls } from "../../../src/core/funnel/waterfall.ts";
import { bookOf, on, stages, states, story } from "./stories.ts";

const stories = fc.array(story, { maxLength: 12 });
const day = fc.integer({ min: -5, max: 400 }).map(on);
/** Every deal, but by name: nothing kept is of use. */
const each = ({ size }: DealBook): Uint8Array => new Uint8Array(size).fill(1);

describe("what is kept of a whole book", () => {
  it("tells where the deals stood on any day", () => {
    fc.assert(
      fc.property(stories, day, (told, asked) => {
        const book = bookOf(told);
        expect(standing(book, EVERYTHING, asked)).toEqual(
          standing(book, { ...EVERYTHING, deals: each(book) }, asked),
        );
      }),
    );
  });

  it("tells how one day's pipeline became another's", () => {
    fc.assert(
      fc.property(stories, day, fc.integer({ min: 0, max: 200 }), (told, from, length) => {
        const book = bookOf(told);
        const question = { states, from, to: from + length, grouping: null };
        expect(waterfalls(book, { ...question, scope: EVERYTHING })).toEqual(
          waterfalls(book, { ...question, scope: { ...EVERYTHING, deals: each(book) } }),
        );
      }),
    );
  });

  it("tells the conversion of any cohort", () => {
    const cohort = fc.record({
      deals: fc.constant(null),
      from: fc.option(day),
      to: fc.option(day),
      cohort: fc.constant("creation"),
      asOf: fc.constant(null),
    }) satisfies fc.Arbitrary<ConversionQuestion>;
    fc.assert(
      fc.property(stories, cohort, (told, question) => {
        const book = bookOf(told);
        const counted = { ...question, deals: each(book) };
        expect(conversion(stages, book, question)).toEqual(conversion(stages, book, counted));
        expect(chainBy(stages, book, question, null)).toEqual(chainBy(stages, book, counted, null));
      }),
    );
  });
});

it("conversion without a window is that of the widest one", () => {
  fc.assert(
    fc.property(stories, (told) => {
      const book = bookOf(told);
      const ever: ConversionQuestion = {
        deals: each(book),
        from: null,
        to: null,
        cohort: "entry",
        asOf: null,
      };
      const widest = { ...ever, from: on(-1000) };
      expect(conversion(stages, book, ever)).toEqual(conversion(stages, book, widest));
      expect(chainBy(stages, book, ever, null)).toEqual(chainBy(stages, book, widest, null));
    }),
  );
});
