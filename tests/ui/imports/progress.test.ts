import { expect, test } from "vitest";
import {
  addMark,
  type Mark,
  paceOf,
  roundedSeconds,
} from "../../../src/ui/features/imports/model/progress.ts";

function marks(...list: [at: number, done: number, phase?: string][]): Mark[] {
  return list.reduce(
    (before: Mark[], [at, done, phase]) =>
      addMark(before, { at, done, phase: phase ?? "reading", total: 10_000 }),
    [],
  );
}

test("rate and time left follow the last seconds, not the whole run", () => {
  const slowThenFast = marks([0, 0], [1000, 100], [6000, 600], [7000, 2600], [8000, 4600]);
  const { rate, secondsLeft, share } = paceOf(slowThenFast);
  expect(rate).toBe(2000);
  expect(secondsLeft).toBe(3);
  expect(share).toBeCloseTo(0.46);
});

test("nothing is said of the pace before it is known", () => {
  expect(paceOf([])).toEqual({ rate: null, secondsLeft: null, share: null });
  expect(paceOf(marks([0, 0], [100, 500])).rate).toBeNull();
});

test("another phase begins anew", () => {
  const { rate, share } = paceOf(marks([0, 0], [1000, 5000], [1100, 10, "writing"]));
  expect(rate).toBeNull();
  expect(share).toBeCloseTo(0.001);
});

test("without a total there is a rate but no end", () => {
  const open = [0, 1000].reduce(
    (before: Mark[], at) => addMark(before, { at, done: at, phase: "reading", total: null }),
    [],
  );
  expect(paceOf(open)).toEqual({ rate: 1000, secondsLeft: null, share: null });
});

test("the time left is said in steps that don't flicker", () => {
  expect(roundedSeconds(0)).toEqual({ unit: "seconds", count: 1 });
  expect(roundedSeconds(7)).toEqual({ unit: "seconds", count: 7 });
  expect(roundedSeconds(37)).toEqual({ unit: "seconds", count: 40 });
  expect(roundedSeconds(61)).toEqual({ unit: "minutes", count: 2 });
});
