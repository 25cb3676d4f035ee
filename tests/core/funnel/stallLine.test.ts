import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, dayNumber, FOREVER } from "../../../src/core/domain/days.ts";
import { buildIntervalBook, type IntervalRow } from "../../../src/core/funnel/intervalBook.ts";
import { pushesOf } from "../../../src/core/funnel/pushes.ts";
import { FEWEST_WINNERS, stageEntered, stallLines } from "../../../src/core/funnel/stallLine.ts";

const [QUALIFY, PROPOSE, WON, LOST] = [1, 2, 3, 4];
/** Untold, two open, won, lost. */
const states = Uint8Array.from([0, 0, 0, 1, 2]);
const start = "2026-01-01";

/** Intervals one after another: `[stage, days, expectedOn]`; the last lasts. */
function deal(key: number, ...visits: [stage: number, days: number, expectedOn?: string][]): IntervalRow[] {
  let on = start;
  return visits.map(([stage, days, expectedOn], at): IntervalRow => {
    const entered = on;
    on = addDays(on, days);
    return [key, stage, 1, 100, expectedOn ?? null, entered, at === visits.length - 1 ? FOREVER : on];
  });
}

const stages = [
  { id: QUALIFY, expectedDays: null },
  { id: PROPOSE, expectedDays: 20 },
];

it("the line is the sooner of the expected days and the time in which three quarters of the winners had left", () => {
  const won = [10, 20, 30, 40, 50, 60, 70, 80, 90].map((days, at) =>
    deal(at + 1, [QUALIFY, days], [PROPOSE, 200], [WON, 0]),
  );
  // Those who lost, or are still there, tell nothing of winners.
  const others = [deal(20, [QUALIFY, 900], [LOST, 0]), deal(21, [QUALIFY, 900])];
  const lines = stallLines(buildIntervalBook([...won, ...others].flat()), states, stages, null, null);
  expect(lines.get(QUALIFY)).toEqual({
    days: 70,
    by: "winners",
    expectedDays: null,
    winnersDays: 70,
    winners: 9,
  });
  expect(lines.get(PROPOSE)).toMatchObject({ days: 20, by: "expected", winnersDays: 200 });
});

it("too few winners tell nothing, and a visit after a return adds up", () => {
  const few = Array.from({ length: FEWEST_WINNERS - 1 }, (_, at) => deal(at + 1, [QUALIFY, 5], [WON, 0]));
  expect(stallLines(buildIntervalBook(few.flat()), states, stages, null, null).get(QUALIFY)).toMatchObject({
    days: null,
    by: null,
    winners: FEWEST_WINNERS - 1,
  });
  const back = Array.from({ length: FEWEST_WINNERS }, (_, at) =>
    deal(at + 1, [QUALIFY, 5], [PROPOSE, 1], [QUALIFY, 6], [WON, 0]),
  );
  const book = buildIntervalBook(back.flat());
  expect(stallLines(book, states, stages, null, null).get(QUALIFY)).toMatchObject({ days: 11 });
  // On the day before the closing none of them had won.
  expect(stallLines(book, states, stages, null, dayNumber(addDays(start, 11))).get(QUALIFY)?.winners).toBe(0);
});

it("a deal is in its stage since it came there, whatever else changed", () => {
  const book = buildIntervalBook(deal(1, [QUALIFY, 3], [PROPOSE, 4], [PROPOSE, 5], [PROPOSE, 0]));
  expect(stageEntered(book, 0, 3)).toBe(dayNumber(addDays(start, 3)));
  expect(stageEntered(book, 0, 0)).toBe(dayNumber(start));
});

it("a push is a move of the expected day to a later one while open; as many as there are", () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(start, days));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (days) => {
      const visits = days.map((expected): [number, number, string] => [QUALIFY, 1, expected]);
      const book = buildIntervalBook(deal(1, ...visits, [WON, 0, "2027-12-31"]));
      const found = pushesOf(book, states, 0, days.length);
      expect(found.count).toBe(
        days.filter((expected, at) => at > 0 && expected > (days[at - 1] as string)).length,
      );
      expect(found.firstExpected).toBe(dayNumber(days[0] as string));
    }),
  );
});
