import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, FOREVER } from "../../../src/core/domain/days.ts";
import { type Fact, projectDeal } from "../../../src/core/domain/dealHistory.ts";

const OPEN = 1;
const LATER = 2;
const WON = 9;
const isClosed = (stage: number): boolean => stage === WON;

let order = 0;
function fact(field: string, value: Fact["value"] | object, effectiveOn: string, changeSet = 1): Fact {
  order += 1;
  const stored = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return { field, value: stored, effectiveOn, order, changeSet };
}
const created = (values: object, seenOn: string, changeSet = 1): Fact =>
  fact("created", values, seenOn, changeSet);
const spans = (facts: Fact[]): (string | number | null)[][] =>
  projectDeal(facts, isClosed)?.intervals.map((cut) => [cut.stageId, cut.enteredOn, cut.leftOn]) ?? [];

describe("a deal's past", () => {
  it("begins on its creation day, however late it was first seen", () => {
    const deal = created({ stage_id: OPEN, created_on: "2026-01-10" }, "2026-03-01");
    expect(spans([deal])).toEqual([[OPEN, "2026-01-10", FOREVER]]);
  });

  it("was open in a stage nobody told until it closed, when first seen closed", () => {
    const deal = created({ stage_id: WON, created_on: "2026-01-10", closed_on: "2026-02-20" }, "2026-03-01");
    expect(spans([deal])).toEqual([
      [null, "2026-01-10", "2026-02-20"],
      [WON, "2026-02-20", FOREVER],
    ]);
    expect(projectDeal([deal], isClosed)?.closedOn).toBe("2026-02-20");
  });

  it("was open until it was seen, when the close day is unknown", () => {
    const deal = created({ stage_id: WON, created_on: "2026-01-10" }, "2026-03-01");
    expect(spans([deal])).toEqual([
      [null, "2026-01-10", "2026-03-01"],
      [WON, "2026-03-01", FOREVER],
    ]);
    expect(projectDeal([deal], isClosed)?.closedOn).toBeNull();
  });

  it("begins with its closing when only that day is known", () => {
    expect(spans([created({ stage_id: WON, closed_on: "2026-02-20" }, "2026-03-01")])).toEqual([
      [WON, "2026-02-20", FOREVER],
    ]);
  });

  it("takes an older export into the past without turning the present back", () => {
    const facts = [
      created({ stage_id: LATER, created_on: "2026-01-10", amount_minor: 500 }, "2026-03-01"),
      fact("stage_id", OPEN, "2026-02-01", 2),
      fact("amount_minor", 300, "2026-02-01", 2),
    ];
    const deal = projectDeal(facts, isClosed);
    expect(deal?.values).toMatchObject({ stage_id: LATER, amount_minor: 500 });
    expect(spans(facts)).toEqual([
      [null, "2026-01-10", "2026-02-01"],
      [OPEN, "2026-02-01", "2026-03-01"],
      [LATER, "2026-03-01", FOREVER],
    ]);
  });

  it("closes on the day of the closing edit, or on a day told with it", () => {
    const start = created({ stage_id: OPEN, created_on: "2026-01-10" }, "2026-01-10");
    expect(projectDeal([start, fact("stage_id", WON, "2026-04-01", 2)], isClosed)?.closedOn).toBe(
      "2026-04-01",
    );
    const told = [
      start,
      fact("stage_id", WON, "2026-04-01", 3),
      fact("closed_on", "2026-03-28", "2026-04-01", 3),
    ];
    expect(projectDeal(told, isClosed)?.closedOn).toBe("2026-03-28");
    expect(spans(told)).toEqual([
      [OPEN, "2026-01-10", "2026-03-28"],
      [WON, "2026-03-28", FOREVER],
    ]);
  });

  it("forgets an old close day when reopened and closed again", () => {
    const facts = [
      created({ stage_id: WON, created_on: "2026-01-10", closed_on: "2026-02-20" }, "2026-03-01"),
      fact("stage_id", OPEN, "2026-03-05", 2),
      fact("stage_id", WON, "2026-05-01", 3),
    ];
    expect(projectDeal(facts, isClosed)?.closedOn).toBe("2026-05-01");
    expect(projectDeal(facts.slice(0, 2), isClosed)?.closedOn).toBeNull();
  });

  it("keeps a stage passed within a day, with no length", () => {
    const facts = [
      created({ stage_id: OPEN }, "2026-01-10"),
      fact("stage_id", LATER, "2026-02-01", 2),
      fact("stage_id", WON, "2026-02-01", 3),
    ];
    expect(spans(facts)).toContainEqual([LATER, "2026-02-01", "2026-02-01"]);
  });

  it("does not exist before its creation, after its deletion, or when its creation is undone", () => {
    expect(projectDeal([fact("amount_minor", 1, "2026-01-01")], isClosed)).toBeNull();
    expect(
      projectDeal([created({ stage_id: OPEN }, "2026-01-01"), fact("deleted", 1, "2026-01-02")], isClosed),
    ).toBeNull();
    expect(projectDeal([], isClosed)).toBeNull();
  });
});

const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays("2024-01-01", days));
const anyFacts = fc
  .record({
    seenOn: anyDay,
    first: fc.record({
      stage_id: fc.constantFrom(OPEN, LATER, WON),
      created_on: fc.option(anyDay, { nil: undefined }),
      closed_on: fc.option(anyDay, { nil: undefined }),
      amount_minor: fc.option(fc.integer(), { nil: undefined }),
    }),
    later: fc.array(
      fc.oneof(
        fc.tuple(fc.constant("stage_id"), fc.constantFrom(OPEN, LATER, WON), anyDay),
        fc.tuple(fc.constantFrom("amount_minor", "owner_id"), fc.integer({ min: 1, max: 5 }), anyDay),
        fc.tuple(fc.constantFrom("expected_on", "closed_on"), anyDay, anyDay),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ seenOn, first, later }) => [
    created(first, seenOn),
    ...later.map(([field, value, on], at) => fact(field, value, on, at + 2)),
  ]);

describe("any history", () => {
  it("gives intervals without gaps or overlaps that end in what the deal is now", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const deal = projectDeal(facts, isClosed);
        if (!deal) throw new Error("a created deal exists");
        deal.intervals.forEach((cut, at) => {
          expect(cut.enteredOn <= cut.leftOn).toBe(true);
          if (at > 0) expect(cut.enteredOn).toBe(deal.intervals[at - 1]?.leftOn);
        });
        const last = deal.intervals.at(-1);
        expect(last?.leftOn).toBe(FOREVER);
        expect(last?.stageId).toBe(deal.values["stage_id"]);
        expect(last?.amountMinor).toBe(deal.values["amount_minor"] ?? null);
        expect(last?.ownerId).toBe(deal.values["owner_id"] ?? null);
        expect(last?.expectedOn).toBe(deal.values["expected_on"] ?? null);
        expect(deal.closedOn === null || deal.values["stage_id"] === WON).toBe(true);
      }),
    );
  });

  it("does not depend on the order in which facts are read", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(projectDeal(facts.toReversed(), isClosed)).toEqual(projectDeal(facts, isClosed));
      }),
    );
  });
});
