/** Words and periods of the tables beside the deals, and the order of changes that know only their day. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder } from "../../../src/core/mapping/changeOrder.ts";
import { parsePeriod } from "../../../src/core/mapping/period.ts";
import {
  parseActivityKind,
  parseBuyingRole,
  parseStance,
  parseYesNo,
} from "../../../src/core/mapping/relatedValues.ts";
import { enteredStageOf } from "../../../src/core/mapping/stageColumns.ts";

describe("a period", () => {
  it.each([
    ["2026", "2026"],
    ["FY2026", "2026"],
    ["2026年", "2026"],
    ["2026年度", "2026"],
    ["2026-Q3", "2026-Q3"],
    ["Q3 2026", "2026-Q3"],
    ["2026Q3", "2026-Q3"],
    ["2026年第三季度", "2026-Q3"],
    ["2026年3季度", "2026-Q3"],
    ["2026-07", "2026-07"],
    ["2026年7月", "2026-07"],
    ["07/2026", "2026-07"],
    ["Jul 2026", "2026-07"],
    ["July 2026", "2026-07"],
    ["Jul-26", "2026-07"],
    ["2026-07-01", "2026-07"],
    ["2026-13", null],
    ["soon", null],
    ["Q5 2026", null],
  ])("%s is %s", (text, period) => expect(parsePeriod(text)).toBe(period));
});

describe("words", () => {
  it("of buying roles", () =>
    expect(
      [
        "Decision Maker",
        "Economic Decision Maker",
        "Executive Sponsor",
        "Technical Buyer",
        "Business User",
        "黄金小密探",
        "Other",
      ].map(parseBuyingRole),
    ).toEqual(["decider", "economicBuyer", "champion", "technicalBuyer", "user", "champion", null]));
  it("of stances", () =>
    expect(["Supportive", "for", "不支持", "支持", "中立", "Detractor", "?"].map(parseStance)).toEqual([
      "for",
      "for",
      "against",
      "for",
      "neutral",
      "against",
      null,
    ]));
  it("of activities", () =>
    expect(
      ["Phone call", "Sales meeting", "E-mail", "上门拜访", "产品演示", "To do", "Dance"].map(
        parseActivityKind,
      ),
    ).toEqual(["call", "meeting", "email", "visit", "demo", "task", null]));
  it("of done and open", () =>
    expect(
      ["Completed", "Not Started", "是", "未完成", "TRUE", "0", "In Progress", "perhaps"].map(parseYesNo),
    ).toEqual([true, false, true, false, true, false, false, null]));
});

describe("a column of days of entry", () => {
  it.each([
    ['Date entered "Proposal (Sales pipeline)"', { stage: "Proposal", pipeline: "Sales pipeline" }],
    ["Date entered Proposal", { stage: "Proposal", pipeline: null }],
    ["hs_v2_date_entered_closedwon", { stage: "closedwon", pipeline: null }],
    ["property_hs_date_entered_7012", { stage: "7012", pipeline: null }],
    ["进入“报价”的日期", { stage: "报价", pipeline: null }],
    ["Date entered current stage", null],
    ["进入阶段日期", null],
    ["Date entered", null],
    ["Created Date", null],
  ])("%s", (header, stage) => expect(enteredStageOf(header)).toEqual(stage));
});

const chain = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("A", "B", "C", "D", "E")), {
    minLength: 2,
    maxLength: 8,
  })
  .map((steps) => {
    const sorted = steps.toSorted(([a], [b]) => a - b);
    return sorted.map(([day, to], at) => ({
      on: `2026-01-0${day}`,
      from: `${sorted[at - 1]?.[1] ?? "X"}${at}`,
      to: `${to}${at + 1}`,
    }));
  });

describe("changes of a deal", () => {
  it("are put in order from a list that runs either way", () => {
    fc.assert(
      fc.property(chain, (changes) => {
        expect(inOrder(changes)).toEqual(changes);
        expect(inOrder(changes.toReversed())).toEqual(changes);
      }),
    );
  });
});
