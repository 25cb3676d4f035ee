import fc from "fast-check";
import { expect, test } from "vitest";
import type { CoachingFinding, PersonNumber } from "../../../src/contract/coaching.ts";
import {
  clearTitle,
  stakesShown,
  chanceText,
  effectPlace,
  effectText,
  levelText,
  numberPlaces,
  numberText,
  saying,
  slowestStage,
} from "../../../src/ui/presenters/coaching.ts";
import { createFormat } from "../../../src/ui/presenters/format.ts";

const en = createFormat("en", "CNY");
const zh = createFormat("zh-CN", "CNY");

const finding = (given: Partial<CoachingFinding>): CoachingFinding => ({
  kind: "stall",
  stage: "Design",
  stageId: "s1",
  pipeline: "Turnkey",
  scale: "ratio",
  effect: 2.4,
  low: 1.9,
  high: 3.1,
  own: 83.2,
  others: 29.7,
  n: 40,
  certainty: "likely",
  falseRate: 0.02,
  deals: [],
  counted: [],
  moneyMinor: 0,
  stake: "delayed",
  advice: { code: "joinMeeting", deals: [], dead: { ids: [], overDays: null }, perWeek: null },
  ...given,
});

const level = (value: number | null): PersonNumber["team"] => ({ n: 40, value, low: null, high: null });
const number = (given: Partial<PersonNumber>): PersonNumber => ({
  measure: "daysInStage",
  unit: "days",
  stage: "Design",
  stageId: "s1",
  pipeline: "Turnkey",
  better: "less",
  needed: 12,
  n: 40,
  value: 30,
  low: 20,
  high: 45,
  drawn: 28,
  team: level(25),
  all: level(24),
  topQuartile: 22,
  ...given,
});

test("where nothing is found, it is said whether little could be compared, and why", () => {
  const told = { compared: 30, little: false, from: null };
  expect(clearTitle({ left: false }, told)).toBe("clear");
  expect(clearTitle({ left: false }, { ...told, compared: 3, little: true })).toBe("little");
  expect(clearTitle({ left: false }, { compared: 3, little: true, from: "2026-10-01" })).toBe(
    "littleInPeriod",
  );
  expect(clearTitle({ left: false }, { compared: 0, little: true, from: null })).toBe("few");
  expect(clearTitle({ left: true }, told)).toBe("left");
});

test("kinds of money at stake stand each for itself, the weightiest first", () => {
  expect(stakesShown({ missedMinor: 5, givenAwayMinor: 0, delayedMinor: 700 })).toEqual([
    { stake: "missed", moneyMinor: 5 },
    { stake: "delayed", moneyMinor: 700 },
  ]);
});

test("levels are written in the unit of their kind", () => {
  expect(levelText("stall", 83.2, en)).toBe("83 days");
  expect(levelText("stall", 83.2, zh)).toBe("83 天");
  expect(levelText("thinPipeline", 12.25, en)).toBe("12.3");
  expect(levelText("winRate", 0.237, en)).toBe("24%");
  expect(levelText("winRate", null, en)).toBe("—");
});

test("a stall whose median nobody knows is told as times the others'", () => {
  expect(saying(finding({}), en)).toMatchObject({
    key: "stall",
    values: { own: "83 days", others: "30 days" },
  });
  expect(saying(finding({ own: null }), en)).toMatchObject({ key: "stallTimes", values: { times: "2.4" } });
});

test("differences have their sign, ratios none", () => {
  expect(effectText(finding({}), en).values).toEqual({ effect: "2.4", low: "1.9", high: "3.1" });
  expect(effectText(finding({ scale: "share", effect: -0.11, low: -0.16, high: 0.02 }), en).values).toEqual({
    effect: "−11",
    low: "−16",
    high: "+2",
  });
  expect(chanceText(0.0000001, en)).toBe("< 0.1%");
  expect(chanceText(0.0123, en)).toBe("1.2%");
});

test("intervals lie on their track, in order, about the middle", () => {
  const any = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(any, any, any),
      fc.constantFrom("ratio" as const, "share" as const),
      (given, scale) => {
        const [low = 0, effect = 0, high = 0] = given
          .toSorted((a, b) => a - b)
          .map((one) => (scale === "ratio" ? Math.exp(3 * one) : one));
        const place = effectPlace(finding({ scale, low, effect, high }));
        expect(place.low).toBeGreaterThanOrEqual(0);
        expect(place.low + place.width).toBeLessThanOrEqual(100 + 1e-9);
        expect(place.at).toBeGreaterThanOrEqual(place.low - 1e-9);
        expect(place.at).toBeLessThanOrEqual(place.low + place.width + 1e-9);
      },
    ),
  );
  expect(effectPlace(finding({ low: 1, effect: 1, high: 1 }))).toEqual({ low: 50, width: 0, at: 50 });
});

test("a number's whisker, the team and the top quartile share one track", () => {
  const { own, team, top } = numberPlaces(number({}));
  expect(own).toEqual({ low: 4, width: 92, at: 4 + (92 * 10) / 25 } satisfies typeof own);
  expect(team).toBeCloseTo(4 + (92 * 5) / 25, 10);
  expect(top).toBeCloseTo(4 + (92 * 2) / 25, 10);
  const alone = numberPlaces(number({ low: null, high: null, team: level(null), topQuartile: null }));
  expect(alone).toEqual({ own: { low: 50, width: 0, at: 50 }, team: null, top: null });
  expect(numberText("share", 0.25, en)).toBe("25%");
  expect(numberText("share", null, en)).toBe("");
});

test("the stage most behind is one with enough visits", () => {
  const few = number({ stage: "Few", n: 3, drawn: 200 });
  const slow = number({ stage: "Slow", drawn: 60 });
  expect(slowestStage([number({}), few, slow])?.stage).toBe("Slow");
  expect(slowestStage([few])).toBeNull();
});
