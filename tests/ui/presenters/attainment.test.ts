import { describe, expect, it } from "vitest";
import {
  attainmentRows,
  type AttainmentRow,
  bulletOf,
  dealsOfPeriod,
  namedRows,
  narrowsBeyondPeople,
  scaleOf,
  type Weighted,
  whoseTargets,
  worstFirst,
} from "../../../src/ui/presenters/attainment.ts";
import { sinceDay } from "../../../src/ui/presenters/since.ts";

const row = (members: Partial<AttainmentRow>): AttainmentRow => ({
  key: "North",
  id: "t1",
  targetMinor: 1000,
  wonMinor: 200,
  openMinor: 600,
  openDeals: 3,
  expectedMinor: 120,
  gapMinor: 800,
  coverage: 0.75,
  coverageNeeded: null,
  lackingMinor: null,
  pTarget: null,
  seen: { due: 0, won: 0 },
  weightedMinor: 150,
  landingMinor: 320,
  ...members,
});

describe("attainment", () => {
  it("draws won, expected and the rest of what is open on the scale of the largest row", () => {
    const rows = [row({}), row({ targetMinor: null, wonMinor: 1500, openMinor: 500 })];
    expect(scaleOf(rows)).toBe(2000);
    expect(bulletOf(row({}), 2000)).toEqual({ won: 0.1, expected: 0.06, open: 0.24, target: 0.5 });
    expect(bulletOf(row({ targetMinor: null }), 0)).toEqual({ won: 0, expected: 0, open: 0, target: null });
  });

  it("comes to won and expected, whatever the stages' weights say; nobody knows where too few deals say", () => {
    const { landingMinor: _, weightedMinor: __, ...attained } = row({});
    const weighted = { key: "North", id: "t1", weightedMinor: 500 } as Weighted;
    expect(attainmentRows([attained], [weighted])).toMatchObject([{ landingMinor: 320, weightedMinor: 500 }]);
    expect(attainmentRows([{ ...attained, expectedMinor: null }], [])).toMatchObject([
      { landingMinor: null, weightedMinor: 0 },
    ]);
  });

  it("stands with the least likely first, then the unknown, then those without a target", () => {
    const rows = [
      row({ key: "none", targetMinor: null, gapMinor: null }),
      row({ key: "few" }),
      row({ key: "likely", pTarget: 0.9 }),
      row({ key: "near", pTarget: 0.1, gapMinor: 10 }),
      row({ key: "far", pTarget: 0.1, gapMinor: 700 }),
    ];
    expect(worstFirst(rows).map(({ key }) => key)).toEqual(["far", "near", "likely", "few", "none"]);
  });

  it("is one rep's or one team's where the filter names just that, else the company's", () => {
    expect(whoseTargets({})).toEqual({ kind: "company" });
    expect(whoseTargets({ team: "t1" })).toEqual({ kind: "team", value: "t1" });
    expect(whoseTargets({ team: "t1", owner: ["p2"] })).toEqual({ kind: "owner", value: "p2" });
    expect(whoseTargets({ owner: ["p1", "p2"] })).toEqual({ kind: "company" });
    expect(narrowsBeyondPeople({ team: "t1", owner: "p1" })).toBe(false);
    expect(narrowsBeyondPeople({ team: "t1", source: "Web" })).toBe(true);
  });

  it("keeps the rows that the filter names, by id or by name", () => {
    const rows = [row({}), row({ key: "South", id: "t2" }), row({ key: "", id: null })];
    expect(namedRows(rows, undefined)).toHaveLength(3);
    expect(namedRows(rows, ["t2", "north"]).map(({ key }) => key)).toEqual(["North", "South"]);
  });

  it("opens what was won by its close day and what is open by its expected day", () => {
    expect(dealsOfPeriod({ kind: "company" }, "won", "2026-Q1")).toEqual({
      state: "won",
      closedFrom: "2026-01-01",
      closedTo: "2026-03-31",
    });
    expect(dealsOfPeriod({ kind: "owner", value: "" }, "open", "2026-02")).toEqual({
      state: "open",
      expectedFrom: "2026-02-01",
      expectedTo: "2026-02-28",
      columns: { owner: { type: "blank" } },
    });
    expect(dealsOfPeriod({ kind: "company" }, "won", "soon")).toBeNull();
  });

  it("compares with a week before, or with the last day before the month or quarter", () => {
    expect(sinceDay("week", "2026-11-24")).toBe("2026-11-17");
    expect(sinceDay("month", "2026-11-24")).toBe("2026-10-31");
    expect(sinceDay("quarter", "2026-11-24")).toBe("2026-09-30");
  });
});
