import { describe, expect, it } from "vitest";
import { nameKey, suggest } from "../../../src/core/mapping/similar.ts";
import { orderStages, plainEnding, stageKind } from "../../../src/core/mapping/stages.ts";

describe("a name that says the ending and no more", () => {
  it.each([
    ["Won", "won"],
    ["Closed Won", "won"],
    ["closed_won", "won"],
    ["Closed - Won", "won"],
    ["赢单", "won"],
    ["赢单关闭", "won"],
    ["关闭（赢单）", "won"],
    ["成交", "won"],
    ["Lost", "lost"],
    ["Closed/Lost", "lost"],
    ["输单", "lost"],
    ["丢单关闭", "lost"],
    // These say more: a stage of their own.
    ["Contract signed", null],
    ["签约", null],
    ["Won - renewal", null],
    ["Lost - no budget", null],
    ["Disqualified", null],
    ["无效", null],
    ["Proposal", null],
    ["", null],
  ])("%s is %s", (name, ending) => {
    expect(plainEnding(name)).toBe(ending);
  });
});

describe("a stage's name", () => {
  it.each([
    "Won",
    "Closed Won",
    "closedwon",
    "CLOSED_WON",
    "Closed - Won",
    "Deal Won",
    "赢单",
    "成交",
    "签约",
    "已成交",
    "赢单关闭",
    "中标",
    "Gewonnen",
  ])("%s is won", (name) => {
    expect(stageKind(name)).toBe("won");
  });
  it.each([
    "Lost",
    "Closed Lost",
    "closedlost",
    "closed_lost",
    "Lost - no budget",
    "输单",
    "丢单",
    "未成交",
    "流失",
    "失败",
    "Cancelled",
    "No decision",
    "Disqualified",
  ])("%s is lost", (name) => {
    expect(stageKind(name)).toBe("lost");
  });
  it.each([
    "Engaging",
    "Prospecting",
    "Negotiation/Review",
    "Winning plan agreed",
    "初步接触",
    "跟进中",
    "合同签约中",
    "Window",
    "Contract sent",
    "Proposal",
    "即将成交",
  ])("%s is open", (name) => {
    expect(stageKind(name)).toBe("open");
  });
});

describe("new stages", () => {
  const order = (...names: string[]) =>
    orderStages(names.map((name, at) => ({ name, kind: stageKind(name), probability: null, order: at }))).map(
      ({ name }) => name,
    );

  it("stand in the order of the way, won and lost at the end", () => {
    expect(order("Won", "Engaging", "Lost", "Prospecting")).toEqual([
      "Prospecting",
      "Engaging",
      "Won",
      "Lost",
    ]);
    expect(order("输单", "商务谈判", "赢单", "初步接触", "方案报价", "需求确认")).toEqual([
      "初步接触",
      "需求确认",
      "方案报价",
      "商务谈判",
      "赢单",
      "输单",
    ]);
    expect(
      order(
        "Closed Lost",
        "Negotiation/Review",
        "Proposal/Price Quote",
        "Qualification",
        "Prospecting",
        "Closed Won",
      ),
    ).toEqual([
      "Prospecting",
      "Qualification",
      "Proposal/Price Quote",
      "Negotiation/Review",
      "Closed Won",
      "Closed Lost",
    ]);
  });

  it("follow their own numbers", () => {
    expect(order("3. Alpha", "1. Zulu", "2. Mike")).toEqual(["1. Zulu", "2. Mike", "3. Alpha"]);
  });

  it("follow their deals' probability where names say nothing", () => {
    const stages = [
      { name: "Gate C", kind: "open" as const, probability: 80, order: 0 },
      { name: "Gate A", kind: "open" as const, probability: 10, order: 1 },
    ];
    expect(orderStages(stages).map(({ name }) => name)).toEqual(["Gate A", "Gate C"]);
  });
});

describe("names", () => {
  it("are one where only case, width or spaces differ", () => {
    expect(nameKey(" ACME  Ltd ")).toBe(nameKey("acme ltd"));
    expect(nameKey("ＡＣＭＥ")).toBe(nameKey("acme"));
    expect(nameKey("GTXPro")).not.toBe(nameKey("GTX Pro"));
  });

  it("that are near are suggested, others not", () => {
    expect(suggest("GTXPro", ["GTX Basic", "GTX Pro"])).toBe("GTX Pro");
    expect(suggest("technolgy", ["medical", "technology"])).toBe("technology");
    expect(suggest("Anna Snelling", ["Boris Faz", "Cassey Cress"])).toBeNull();
    expect(suggest("x", [])).toBeNull();
  });
});
