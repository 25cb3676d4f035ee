import { describe, expect, it } from "vitest";
import { exactly, narrow, type Option } from "../../../src/ui/features/deals/model/choices.ts";
import {
  endsOf,
  rangeCondition,
  sameValue,
  textCondition,
} from "../../../src/ui/features/deals/model/conditions.ts";
import { quickSpans, spanOf } from "../../../src/ui/features/deals/model/quickDays.ts";
import { groupHistory, type HistoryEntry } from "../../../src/ui/features/deals/model/timeline.ts";

describe("a list to choose from", () => {
  const people: Option[] = [
    { id: "p1", name: "Zoe Left", last: true },
    { id: "p2", name: "Ana Ruiz", hint: "North" },
    { id: "p3", name: "王勇", hint: "华东" },
    { id: "p4", name: "Joana Lee" },
  ];
  const names = (text: string) => narrow(people, text).map(({ name }) => name);

  it("shows people who left after the others", () => {
    expect(names("")).toEqual(["Ana Ruiz", "王勇", "Joana Lee", "Zoe Left"]);
  });

  it("is narrowed by words, parts, pinyin, initials and hints, best first", () => {
    expect(names("ana")).toEqual(["Ana Ruiz", "Joana Lee"]);
    expect(names("ruiz")).toEqual(["Ana Ruiz"]);
    expect(names("wangyong")).toEqual(["王勇"]);
    expect(names("wy")).toEqual(["王勇"]);
    expect(names("north")).toEqual(["Ana Ruiz"]);
    expect(names("xyz")).toEqual([]);
  });

  it("finds the one that is named exactly", () => {
    expect(exactly(people, " ana ruiz ")?.id).toBe("p2");
    expect(exactly(people, "ana")).toBeUndefined();
  });
});

describe("a column's filter", () => {
  const context = { baseCurrency: "USD", today: "2026-05-15" };

  it("is a condition on text, or none where nothing was typed", () => {
    expect(textCondition("contains", " pump ")).toEqual({ type: "contains", value: "pump" });
    expect(textCondition("contains", " ")).toBeNull();
    expect(textCondition("blank", "")).toEqual({ type: "blank" });
  });

  it("is a range of money or days with open ends, put the right way round", () => {
    expect(rangeCondition("amountMinor", { from: "10k", to: "" }, context)).toEqual({
      condition: { type: "range", from: 1_000_000 },
    });
    expect(rangeCondition("expectedOn", { from: "2026-06-30", to: "2026-06-01" }, context)).toEqual({
      condition: { type: "range", from: "2026-06-01", to: "2026-06-30" },
    });
    expect(rangeCondition("amountMinor", { from: "", to: "" }, context)).toEqual({ condition: null });
    expect(rangeCondition("amountMinor", { from: "x", to: "" }, context)).toEqual({
      wrong: "from",
      code: "notMoney",
    });
    expect(rangeCondition("expectedOn", { from: "", to: "2026-02-31" }, context)).toEqual({
      wrong: "to",
      code: "noSuchDay",
    });
  });

  it("is shown again as it was typed", () => {
    expect(endsOf("amountMinor", { type: "range", from: 1_000_000, to: 150 }, "USD")).toEqual({
      from: "10000",
      to: "1.50",
    });
    expect(endsOf("expectedOn", { type: "range", from: "2026-06-01" }, "USD")).toEqual({
      from: "2026-06-01",
      to: "",
    });
    expect(endsOf("quantity", { type: "range", to: 2000 }, "USD")).toEqual({ from: "", to: "2" });
    expect(endsOf("managerProbability", { type: "range", to: 20 }, "USD")).toEqual({ from: "", to: "20" });
  });

  it("keeps what equals a cell", () => {
    expect(sameValue("stage", "Quote")).toEqual({ type: "oneOf", values: ["Quote"] });
    expect(sameValue("amountMinor", 100)).toEqual({ type: "range", from: 100, to: 100 });
    expect(sameValue("account", "Acme")).toEqual({ type: "equals", value: "Acme" });
    expect(sameValue("owner", null)).toEqual({ type: "blank" });
  });

  it("knows spans of days by name", () => {
    expect(spanOf("thisQuarter", "2026-05-15")).toEqual({ from: "2026-04-01", to: "2026-06-30" });
    expect(spanOf("nextMonth", "2026-12-15")).toEqual({ from: "2027-01-01", to: "2027-01-31" });
    expect(spanOf("overdue", "2026-03-01")).toEqual({ to: "2026-02-28" });
    for (const name of quickSpans) expect(Object.keys(spanOf(name, "2026-05-15")).length).toBeGreaterThan(0);
  });
});

describe("a deal's timeline", () => {
  const entry = (changeSet: string, field: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
    field,
    name: null,
    from: null,
    to: "x",
    effectiveOn: "2026-01-01",
    recordedAt: 1,
    changeSet,
    kind: "edit",
    note: null,
    by: null,
    recordedBy: null,
    ...more,
  });

  it("is one group a change set, without first values that say nothing", () => {
    const groups = groupHistory([
      entry("x2", "stage"),
      entry("x2", "closedOn", { effectiveOn: "2026-01-03" }),
      entry("x1", "name", { kind: "import", note: "deals.csv" }),
      entry("x1", "note", { to: null }),
      entry("x1", "lines", { to: "" }),
    ]);
    expect(groups.map(({ changeSet, entries }) => [changeSet, entries.map(({ field }) => field)])).toEqual([
      ["x2", ["stage", "closedOn"]],
      ["x1", ["name"]],
    ]);
    expect(groups[0]?.effectiveOn).toBeNull();
    expect(groups[1]).toMatchObject({ effectiveOn: "2026-01-01", note: "deals.csv" });
  });
});
