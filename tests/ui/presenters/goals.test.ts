import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Goal } from "../../../src/contract/goals.ts";
import { createFormat } from "../../../src/ui/presenters/format.ts";
import {
  goalBar,
  goalLine,
  goalsInOrder,
  goalTarget,
  paceOf,
  proposedGoals,
  targetText,
} from "../../../src/ui/presenters/goals.ts";
import { newDealsFigure, newDealsPace, type Sufficiency } from "../../../src/ui/presenters/plan.ts";

const en = createFormat("en", "USD");

const goal = (members: Partial<Goal>): Goal => ({
  id: "g1",
  kind: "newDeals",
  stage: null,
  stageId: null,
  text: null,
  from: "2026-11-02",
  to: "2026-11-29",
  target: 8,
  value: 5,
  expected: 6.2,
  deals: [],
  state: "behind",
  byWeek: [
    { day: "2026-11-08", value: 2 },
    { day: "2026-11-15", value: 5 },
  ],
  note: null,
  ...members,
});

describe("goals", () => {
  it("stand while they last; what is done, dropped or over is earlier, the newest first", () => {
    const goals = [
      goal({ id: "old", to: "2026-09-30", state: "missed" }),
      goal({ id: "done", kind: "own", state: "done" }),
      goal({ id: "now" }),
      goal({ id: "reached", state: "reached" }),
      goal({ id: "today", to: "2026-11-24" }),
    ];
    const { current, past } = goalsInOrder(goals, "2026-11-24");
    expect(current.map(({ id }) => id)).toEqual(["now", "reached", "today"]);
    expect(past.map(({ id }) => id)).toEqual(["done", "old"]);
  });

  it("tell how far from an even pace, in whole deals or money; less than half a deal is none", () => {
    expect(paceOf(goal({}), en)).toBe("1");
    expect(paceOf(goal({ expected: 5.3 }), en)).toBeNull();
    expect(paceOf(goal({ kind: "wonMinor", value: 300_000, expected: 100_000, state: "ahead" }), en)).toBe(
      "$2\u00a0K",
    );
    expect(paceOf(goal({ state: "reached" }), en)).toBeNull();
  });

  it("are drawn as shares of the target, none of one's own words", () => {
    expect(goalBar(goal({}))).toEqual({ value: 0.625, expected: 0.775 });
    expect(goalBar(goal({ value: 12 }))?.value).toBe(1);
    expect(goalBar(goal({ kind: "own", target: null, value: null, expected: null }))).toBeNull();
  });

  it("have a line from nothing on the first day to now", () => {
    const line = goalLine(goal({}), { width: 100, height: 40 });
    expect(line).toEqual({
      points: [
        { x: 0, y: 40 },
        { x: 25, y: 30 },
        { x: 50, y: 15 },
      ],
      targetY: 0,
    });
    // More than the target: the line ends at the top, the target stands below it.
    expect(goalLine(goal({ value: 16 }), { width: 100, height: 40 })?.targetY).toBe(20);
    expect(goalLine(goal({ byWeek: [] }), { width: 100, height: 40 })).toBeNull();
  });

  it("read their target as money or as a whole number", () => {
    expect(goalTarget("wonMinor", "1.2M", "USD")).toBe(120_000_000);
    expect(goalTarget("newDeals", "12", "USD")).toBe(12);
    for (const text of ["", "0", "-3", "some"]) expect(goalTarget("newDeals", text, "USD")).toBeNull();
    expect(goalTarget("newDeals", "2.5", "USD")).toBeNull();
    expect(goalTarget("wonMinor", targetText(goal({ kind: "wonMinor", target: 123_450 }), en), "USD")).toBe(
      123_450,
    );
  });
});

describe("the plan proposes", () => {
  const plan = {
    person: { id: "p1", name: "Ann" },
    targetMinor: 100_000,
    daysLeft: 37,
    newPerWeek: 2,
    verdict: "needed",
    reachableMinor: 60_000,
    recent: { weeks: 13, deals: 13, perWeek: 1, amountMinor: 1 },
  } as Sufficiency;
  const asked = { period: "2026-Q4", today: "2026-11-24" };
  const target = { kind: "wonMinor", from: "2026-10-01", to: "2026-12-31", target: 100_000 };

  it("the target, and as many new deals as are needed until the end", () => {
    expect(proposedGoals(plan, [], asked)).toEqual([
      target,
      { kind: "newDeals", from: "2026-11-24", to: "2026-12-31", target: 11 },
    ]);
  });

  it("as many new deals as of late where the need is beyond anybody, or there is none", () => {
    const late = { kind: "newDeals", from: "2026-11-24", to: "2026-12-31", target: 6 };
    // Then the target is what that pace, and what is open, bring.
    const within = { ...target, target: 60_000 };
    expect(proposedGoals({ ...plan, newPerWeek: 50 }, [], asked)).toEqual([within, late]);
    const tooLate = { ...plan, newPerWeek: null, verdict: "tooLate" } as const;
    expect(proposedGoals(tooLate, [], asked)).toEqual([within, late]);
    expect(proposedGoals({ ...plan, newPerWeek: 0, verdict: "enough" }, [], asked)).toEqual([target, late]);
    expect(proposedGoals({ ...plan, targetMinor: null, verdict: "noTarget" }, [], asked)).toEqual([late]);
  });

  it("as many as the key figure tells, and no more than anybody begins, whatever the need and the pace", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 0, max: 200_000 }),
        (newPerWeek, perWeek, daysLeft, reachableMinor) => {
          const one: Sufficiency = {
            ...plan,
            newPerWeek,
            verdict: newPerWeek === 0 ? "enough" : "needed",
            daysLeft,
            reachableMinor,
            recent: { ...plan.recent, perWeek },
          };
          const pace = newDealsPace(one);
          const begun = proposedGoals(one, [], asked).find(({ kind }) => kind === "newDeals");
          expect(begun?.target ?? 0).toBe(Math.ceil((pace.perWeek * daysLeft) / 7));
          expect(pace.perWeek).toBeLessThanOrEqual(4 * Math.max(0.5, perWeek));
          // A number stands in the figure only where it is the one that the goal asks for.
          if (newDealsFigure(one) === "needed") expect(pace.perWeek).toBe(newPerWeek);
          else expect(pace.perWeek).toBe(perWeek);
          const won = proposedGoals(one, [], asked).find(({ kind }) => kind === "wonMinor");
          expect(won?.target ?? 0).toBeLessThanOrEqual(100_000);
          if (newDealsFigure(one) === "beyond") expect(won?.target ?? 0).toBeLessThanOrEqual(reachableMinor);
        },
      ),
    );
  });

  it("nothing that is a goal already, unless it was dropped, and nothing when the period is over", () => {
    const kept = goal({ to: "2026-12-31" });
    expect(proposedGoals(plan, [kept], asked)).toEqual([target]);
    expect(proposedGoals(plan, [{ ...kept, state: "dropped" }], asked)).toHaveLength(2);
    expect(proposedGoals({ ...plan, daysLeft: 0, verdict: "over" }, [], asked)).toEqual([]);
  });
});
