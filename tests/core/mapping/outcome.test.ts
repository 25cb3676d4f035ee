import { describe, expect, it } from "vitest";
import { exportStates } from "../../../src/core/mapping/exportHeaders.ts";
import {
  contradicts,
  kindByDeals,
  outcomeOf,
  outcomeWord,
  settledKind,
  stateCodesOf,
  stateOf,
} from "../../../src/core/mapping/outcome.ts";
import { propose } from "../../../src/core/mapping/propose.ts";

describe("a word of the state", () => {
  it.each([
    [
      "open",
      "Open, OPEN, in progress, Active, On hold, pending, 进行中, 跟进中, 跟进, 正在跟进, 洽谈中, 進行中",
    ],
    ["won", "Won, won, Closed - won, Closed Won, ClosedWon, 赢单, 已赢单, 成交, 已成交, 已签约, 中标"],
    ["lost", "Lost, Closed - lost, closedlost, 输单, 丢单, 已丢单, 未成交, 战败, Cancelled, Out-Sold, 作废"],
    [null, "Closed, 已关闭, 正常, 待审核, CA, 3, New York, 关闭"],
  ] as const)("is read as %s", (kind, words) => {
    const read = words.split(", ").map((word) => [word, stateOf(word)]);
    expect(read).toEqual(words.split(", ").map((word) => [word, kind]));
  });

  it.each(["open", "won", "lost"] as const)("of our own export is read back (%s)", (kind) => {
    expect(Object.values(exportStates[kind]).map(stateOf)).toEqual([kind, kind]);
  });
});

describe("flags", () => {
  it("tell won and lost together, and nothing where one alone leaves it open", () => {
    expect(outcomeOf({ isClosed: "TRUE", isWon: "TRUE" })).toBe("won");
    expect(outcomeOf({ isClosed: "1", isWon: "0" })).toBe("lost");
    expect(outcomeOf({ isClosed: "false", isWon: "false" })).toBe("open");
    expect(outcomeOf({ isWon: "是" })).toBe("won");
    expect(outcomeOf({ isWon: "否" })).toBeNull();
    expect(outcomeOf({ isClosed: "yes" })).toBeNull();
    expect(outcomeOf({ isClosed: "是", isLost: "否" })).toBe("won");
    expect(outcomeOf({ isWon: "false", isLost: "false" })).toBe("open");
  });

  it("give way to a word, and are no flags where they hold days or numbers", () => {
    expect(outcomeOf({ state: "Lost", isWon: "true" })).toBe("lost");
    expect(outcomeOf({ state: "Archived", isWon: "true" })).toBe("won");
    expect(outcomeOf({ isClosed: "2026-04-01" })).toBeNull();
    expect(outcomeOf({ isWon: "3" })).toBeNull();
  });

  it("are called by their headers, a word by itself", () => {
    const headers = { isClosed: "Closed", isWon: "Won", state: "Status" };
    expect(outcomeWord({ isClosed: "1", isWon: "0" }, headers)).toBe("Closed: 1, Won: 0");
    expect(outcomeWord({ state: "Won" }, headers)).toBe("Won");
    expect(outcomeWord({}, headers)).toBe("");
  });
});

it("a closed state is followed, a closed stage over an open state, and only closed ones contradict", () => {
  expect(settledKind("open", "won")).toBe("won");
  expect(settledKind("won", "lost")).toBe("lost");
  expect(settledKind("won", "open")).toBe("won");
  expect(settledKind("lost", null)).toBe("lost");
  expect(settledKind(null, "won")).toBe("won");
  expect([contradicts("open", "won"), contradicts("won", "open"), contradicts("won", "lost")]).toEqual([
    false,
    true,
    true,
  ]);
});

it("a stage is what the flags of all its deals say", () => {
  expect(kindByDeals(new Set(["won"]), true)).toBe("won");
  expect(kindByDeals(new Set(["won", "open"]), true)).toBeNull();
  expect(kindByDeals(new Set([null]), true)).toBeNull();
  expect(kindByDeals(new Set(["lost"]), false)).toBeNull();
});

describe("numbers of Dynamics 365", () => {
  const keys = ["opportunityid", "topic", "stepname", "statecode", "statuscode"];

  it("are states where header and cells say so", () => {
    expect(stateCodesOf("statecode", ["0", "", "2", "1"], keys)?.get("1")).toBe("won");
    expect(stateCodesOf("状态代码", ["0", "0"], ["商机编号", "状态代码"])?.get("0")).toBe("open");
    const reasons = stateCodesOf("statuscode", ["1", "4", "3"], keys);
    expect(["1", "2", "3", "4", "5"].map((code) => reasons?.get(code))).toEqual([
      "open",
      "open",
      "won",
      "lost",
      "lost",
    ]);
    expect(outcomeOf({ state: "1" }, reasons)).toBe("open");
    expect(outcomeOf({ state: "Won" }, reasons)).toBe("won");
    expect(outcomeWord({ state: "4" }, { state: "statuscode" }, reasons)).toBe("statuscode: 4");
  });

  it("are not where they may be something else", () => {
    expect(stateCodesOf("status", ["0", "1"], keys)).toBeNull();
    expect(stateCodesOf("statecode", ["1", "48", "6"], keys)).toBeNull();
    expect(stateCodesOf("statecode", ["CA", "NY"], keys)).toBeNull();
    expect(stateCodesOf("statecode", ["1", "2"], ["dealname", "city", "statecode"])).toBeNull();
    expect(stateCodesOf("statecode", ["", ""], keys)).toBeNull();
    expect(outcomeOf({ state: "1" })).toBeNull();
  });
});

describe("a deal that Odoo has put away", () => {
  const headers = { isActive: "Active", lossReason: "Lost Reason" };

  it("was lost where it has a reason, and says nothing else", () => {
    expect(outcomeOf({ isActive: "FALSE", lossReason: "Price" })).toBe("lost");
    expect(outcomeOf({ isActive: "否", lossReason: "价格" })).toBe("lost");
    expect(outcomeOf({ isActive: "False" })).toBeNull();
    expect(outcomeOf({ isActive: "True", lossReason: "Price" })).toBeNull();
    expect(outcomeOf({ isActive: "2026-01-01", lossReason: "Price" })).toBeNull();
    expect(outcomeWord({ isActive: "FALSE", lossReason: "Price" }, headers)).toBe(
      "Active: FALSE, Lost Reason: …",
    );
    expect(outcomeWord({ isActive: "FALSE" }, headers)).toBe("Active: FALSE");
    expect(outcomeWord({ isActive: "TRUE", lossReason: "Price" }, headers)).toBe("");
  });

  it("needs a column of reasons beside", () => {
    const fieldsOf = (row: string[]) => propose(row).columns.map(({ field }) => field);
    expect(fieldsOf(["id", "Opportunity", "Stage", "Active", "Lost Reason"])).toContain("isActive");
    expect(fieldsOf(["id", "商机", "阶段", "启用", "丢单原因"])).toContain("isActive");
    for (const other of [
      ["Active"],
      ["Inactive", "Lost Reason"],
      ["Activity", "Lost Reason"],
      ["Activities", "Lost Reason"],
    ])
      expect(fieldsOf(["id", "Opportunity", "Stage", ...other])).not.toContain("isActive");
  });
});

describe("its column", () => {
  const fieldsOf = (headers: string[]) => propose(headers).columns.map(({ field }) => field);

  it.each([
    [
      ["Deal - ID", "Deal - Stage", "Deal - Status"],
      ["sourceId", "stage", "state"],
    ],
    [
      ["Opportunity ID", "Stage", "IsClosed", "IsWon"],
      ["sourceId", "stage", "isClosed", "isWon"],
    ],
    [
      ["Record ID", "Deal Name", "Deal Stage", "Is Closed Won", "Is closed lost"],
      ["sourceId", "name", "stage", "isWon", "isLost"],
    ],
    [
      ["opportunityid", "Topic", "stepname", "statecode"],
      ["sourceId", "name", "stage", "state"],
    ],
    [
      ["商机编号", "商机阶段", "赢单状态"],
      ["sourceId", "stage", "state"],
    ],
  ])("is found beside the stage's: %s", (headers, fields) => {
    expect(fieldsOf(headers)).toEqual(fields);
  });

  it("alone is the stage's", () => {
    expect(fieldsOf(["Deal ID", "Deal name", "Status"])).toEqual(["sourceId", "name", "stage"]);
    expect(fieldsOf(["商机编号", "商机名称", "状态"])).toEqual(["sourceId", "name", "stage"]);
  });
});
