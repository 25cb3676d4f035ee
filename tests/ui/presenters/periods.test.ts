import { describe, expect, it } from "vitest";
import { earlierEnds, makePeriod, periodKey, shiftPeriod } from "../../../src/ui/presenters/periods.ts";
import { toHtml, toTsv } from "../../../src/ui/presenters/table.ts";

describe("periods", () => {
  it("steps over the ends of years", () => {
    expect(shiftPeriod("2026-Q1", -1)).toBe("2025-Q4");
    expect(shiftPeriod("2025-12", 1)).toBe("2026-01");
    expect(shiftPeriod("2026", -1)).toBe("2025");
    expect(shiftPeriod("2026-Q3", 6)).toBe("2028-Q1");
  });

  it("finds the period of a day and its bounds", () => {
    expect(["month", "quarter", "year"].map((unit) => periodKey(unit as "month", "2026-05-17"))).toEqual([
      "2026-05",
      "2026-Q2",
      "2026",
    ]);
    expect(makePeriod("2024-02", "closed")).toEqual({
      key: "2024-02",
      from: "2024-02-01",
      to: "2024-02-29",
      basis: "closed",
    });
    expect(makePeriod("soon", "closed")).toBeNull();
  });

  it("offers the ends of the periods before today", () => {
    expect(earlierEnds("2026-05-17").map(({ day }) => day)).toEqual([
      "2026-04-30",
      "2026-03-31",
      "2025-12-31",
    ]);
  });
});

describe("a table for the clipboard", () => {
  const table = {
    title: "A & B",
    header: ["Stage", "Deals"],
    rows: [
      ['Say "hi"\nthere', "1"],
      ["<b>", "2"],
    ],
  };

  it("quotes what would break its cells", () => {
    expect(toTsv(table)).toBe('Stage\tDeals\n"Say ""hi""\nthere"\t1\n<b>\t2');
  });

  it("keeps markup in names from being markup", () => {
    expect(toHtml(table)).toContain("<td>&lt;b&gt;</td>");
    expect(toHtml(table)).toContain("<caption>A &amp; B</caption>");
  });
});
