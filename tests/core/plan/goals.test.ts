import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachConverted } from "../../../src/core/funnel/conversion.ts";
import type { DealBook } from "../../../src/core/funnel/dealBook.ts";
import { type Counted, goalProgress, newOf, reachedBy, wonBy } from "../../../src/core/plan/goals.ts";
import { bookOf, on, stages, states, story } from "../funnel/stories.ts";

const window = fc
  .record({ from: fc.integer({ min: 0, max: 150 }), days: fc.integer({ min: 1, max: 150 }) })
  .map(({ from, days }) => ({ from, to: from + days - 1 }));
const person = fc.integer({ min: 1, max: 3 });
const books = fc.array(story, { maxLength: 12 }).map((stories) => bookOf(stories));

type Counter = (book: DealBook, person: number, from: number, to: number, asOf: number | null) => Counted[];
const question = (who: number, from: number, to: number, asOf: number | null) => ({
  states,
  person: who,
  from: on(from),
  to: on(to),
  asOf: asOf === null ? null : on(asOf),
});
const counters: Record<string, Counter> = {
  won: (book, who, from, to, asOf) => wonBy(book, question(who, from, to, asOf)),
  new: (book, who, from, to, asOf) => newOf(book, question(who, from, to, asOf)),
  reached: (book, who, from, to, asOf) => reachedBy(book, stages, 3, question(who, from, to, asOf)),
};
const places = (counted: readonly Counted[]) => counted.map(({ place }) => place).toSorted((a, b) => a - b);

describe.each(Object.entries(counters))("deals %s for a goal", (_name, count) => {
  it("count once, within the days", () => {
    fc.assert(
      fc.property(books, person, window, (book, who, { from, to }) => {
        const found = count(book, who, from, to, null);
        expect(new Set(places(found)).size).toBe(found.length);
        for (const one of found) {
          expect(one.on).toBeGreaterThanOrEqual(on(from));
          expect(one.on).toBeLessThanOrEqual(on(to));
          expect(one.amount).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("of two adjacent windows add up to those of both", () => {
    fc.assert(
      fc.property(books, person, window, fc.nat(200), (book, who, { from, to }, more) => {
        const whole = count(book, who, from, to + more + 1, null);
        const parts = [...count(book, who, from, to, null), ...count(book, who, to + 1, to + more + 1, null)];
        expect(places(parts)).toEqual(places(whole));
      }),
    );
  });

  it("of a past day hold what later days can't change", () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 12 }), person, window, (stories, who, { from, to }) => {
        const then = count(bookOf(stories), who, from, to, to);
        const known = count(bookOf(stories, to), who, from, to, to);
        const told = (book: DealBook, list: Counted[]) =>
          list.map(({ place, ...rest }) => ({ deal: book.deals[place], ...rest }));
        expect(told(bookOf(stories), then)).toEqual(told(bookOf(stories, to), known));
      }),
    );
  });
});

it("deals that reached a stage are those that conversion tells to have entered it, among all people", () => {
  fc.assert(
    fc.property(books, window, (book, { from, to }) => {
      const all: number[] = [];
      const asked = { deals: null, from: on(from), to: on(to), cohort: "entry", asOf: null } as const;
      eachConverted(stages, book, asked, { stageId: 2 }, (place, _outcome, _returned, day) => {
        if (day !== null) all.push(place);
      });
      const found = [0, 1, 2, 3].flatMap((who) => reachedBy(book, stages, 2, question(who, from, to, null)));
      expect(places(found)).toEqual(all.toSorted((a, b) => a - b));
    }),
  );
});

describe("a goal's progress", () => {
  const events = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 99 }), amount: fc.integer({ min: 0, max: 500 }) }),
    { maxLength: 40 },
  );
  const toCounted = (list: readonly { day: number; amount: number }[], until: number): Counted[] =>
    list.filter(({ day }) => day <= until).map(({ day, amount }, place) => ({ on: on(day), place, amount }));
  const kinds = fc.constantFrom("wonMinor", "newDeals");

  it("grows with time, its weeks end in its value, and its state follows from value, pace and day", () => {
    fc.assert(
      fc.property(
        events,
        kinds,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -5, max: 110 }),
        (list, kind, target, now) => {
          const goal = { kind, from: on(0), to: on(99), target, kept: "open" } as const;
          const at = (day: number) => goalProgress(goal, toCounted(list, Math.min(day, 99)), on(day));
          const { value, expected, state, byWeek } = at(now);
          const next = at(now + 1);
          expect(next.value).toBeGreaterThanOrEqual(value ?? 0);
          expect(next.expected).toBeGreaterThanOrEqual(expected ?? 0);
          expect(byWeek.at(-1)?.value ?? 0).toBe(value);
          expect(byWeek.map((point) => point.value)).toEqual(
            byWeek.map((point) => point.value).toSorted((a, b) => a - b),
          );
          // Each is the goal as it stood on that day; 1970-01-04 was a Sunday.
          for (const { day } of byWeek.slice(0, -1)) expect((day - 3) % 7).toBe(0);
          for (const point of byWeek) expect(at(point.day - on(0)).value).toBe(point.value);
          if (state === "reached") expect(value).toBeGreaterThanOrEqual(target);
          else expect(value).toBeLessThan(target);
          expect(state === "missed").toBe(now > 99 && (value ?? 0) < target);
          if (state === "behind") expect(value).toBeLessThan(expected ?? 0);
          if (state === "ahead") expect(value).toBeGreaterThanOrEqual(expected ?? 0);
        },
      ),
    );
  });

  it("of a hundred days expects a hundredth each day", () => {
    const goal = { kind: "newDeals", from: on(0), to: on(99), target: 50, kept: "open" } as const;
    expect(goalProgress(goal, [], on(-1)).expected).toBe(0);
    expect(goalProgress(goal, [], on(24)).expected).toBe(12.5);
    expect(goalProgress(goal, [], on(300)).expected).toBe(50);
  });

  it("of one's own words is open until done, dropped or over", () => {
    const own = { kind: "own", from: on(0), to: on(9), target: null } as const;
    const state = (kept: "open" | "done" | "dropped", now: number) =>
      goalProgress({ ...own, kept }, [], on(now));
    expect(state("open", 9)).toEqual({ value: null, expected: null, byWeek: [], state: "open" });
    expect(state("open", 10).state).toBe("missed");
    expect([state("done", 20).state, state("dropped", 2).state]).toEqual(["done", "dropped"]);
  });
});
