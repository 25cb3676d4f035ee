import { describe, expect, it } from "vitest";
import type { DealFilter } from "../../../src/contract/common.ts";
import { chipsOf, withoutChip } from "../../../src/ui/presenters/filterChips.ts";
import {
  narrowToDue,
  narrowToGroup,
  narrowToStage,
  narrowToStates,
} from "../../../src/ui/presenters/narrow.ts";

const bar: DealFilter = { team: ["t1"], search: "acme", closedFrom: "2026-02-01" };

describe("the filter behind a figure", () => {
  it("adds to the window's filter and never drops of it", () => {
    expect(narrowToStage(bar, "s3")).toEqual({ ...bar, stage: ["s3"] });
    expect(narrowToStates(bar, ["won", "lost"])).toEqual({ ...bar, state: ["won", "lost"] });
    expect(narrowToGroup(bar, "owner", { key: "Anna", id: "p1" }, "won")).toEqual({
      ...bar,
      state: ["won"],
      owner: ["p1"],
    });
    expect(narrowToGroup(bar, "source", { key: "Web", id: null }, null)).toEqual({ ...bar, source: ["Web"] });
  });

  it("takes what is due in a period within the bar's own days, in whatever state", () => {
    expect(narrowToDue(bar, "2026-Q1")).toEqual({
      ...bar,
      expectedFrom: "2026-01-01",
      expectedTo: "2026-03-31",
    });
    expect(narrowToDue({ expectedFrom: "2026-02-10", expectedTo: "2026-09-30" }, "2026-Q1")).toEqual({
      expectedFrom: "2026-02-10",
      expectedTo: "2026-03-31",
    });
  });

  it("has no deals where the bar's states leave none", () => {
    expect(narrowToStates({ state: "open" }, ["won"])).toBeNull();
    expect(narrowToStates({ state: ["open", "won"] }, ["won", "lost"])).toEqual({ state: ["won"] });
  });

  it("asks for empty cells where a group is that of deals without one", () => {
    const filter = narrowToGroup(
      { columns: { amountMinor: { type: "notBlank" } } },
      "owner",
      { key: "", id: null },
      null,
    );
    expect(filter).toEqual({ columns: { amountMinor: { type: "notBlank" }, owner: { type: "blank" } } });
  });

  it("takes a manager by the people who report to them, of those that the bar leaves", () => {
    const row = { key: "Mia", id: "p9" };
    expect(narrowToGroup({}, "manager", row, "won", ["p1", "p2"])).toEqual({
      state: ["won"],
      owner: ["p1", "p2"],
    });
    expect(narrowToGroup({ owner: ["p2", "p3"] }, "manager", row, null, ["p1", "p2"])).toEqual({
      owner: ["p2"],
    });
    expect(narrowToGroup({ owner: "p3" }, "manager", row, null, ["p1", "p2"])).toBeNull();
    expect(narrowToGroup({}, "manager", { key: "", id: null }, null)).toBeNull();
  });

  it("takes a quarter by the close day, of open deals by the expected one, within the bar's days", () => {
    const row = { key: "2026-Q1", id: null };
    expect(narrowToGroup(bar, "quarter", row, "won")).toEqual({
      ...bar,
      state: ["won"],
      closedFrom: "2026-02-01",
      closedTo: "2026-03-31",
    });
    expect(narrowToGroup({}, "quarter", row, "open")).toEqual({
      state: ["open"],
      expectedFrom: "2026-01-01",
      expectedTo: "2026-03-31",
    });
    expect(narrowToGroup({}, "quarter", row, null)).toBeNull();
    expect(narrowToGroup({}, "quarter", { key: "", id: null }, "open")).toEqual({
      state: ["open"],
      columns: { expectedOn: { type: "blank" } },
    });
  });
});

describe("chips", () => {
  const filter: DealFilter = {
    owner: "p1",
    stage: ["s1", "s2"],
    expectedFrom: "2026-01-01",
    columns: { amountMinor: { type: "range", from: 100 } },
    ids: ["d1"],
  };

  it("stands for every condition once", () => {
    expect(chipsOf(filter).map((chip) => chip.kind)).toEqual(["list", "list", "days", "column", "ids"]);
  });

  it("leaves an empty filter when each is taken away", () => {
    expect(chipsOf(filter).reduce(withoutChip, filter)).toEqual({});
  });
});
