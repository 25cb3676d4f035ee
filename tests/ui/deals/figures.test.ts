/** What the status bar says of the cells selected. */
import { describe, expect, it } from "vitest";
import type { DealColumn } from "../../../src/contract/common.ts";
import { type FigureWords, figuresOf } from "../../../src/ui/features/deals/model/figures.ts";
import { createFormat } from "../../../src/ui/presenters/format.ts";

const words: FigureWords = {
  filled: "Filled",
  sum: "Sum",
  average: "Average",
  of: (figure, column) => `${figure} of ${column}`,
  column: (column) => column,
};
const of = (column: DealColumn, count: number, sum: number | null) => ({
  column,
  count,
  sum,
  average: sum === null || count === 0 ? null : sum / count,
  min: null,
  max: null,
});
const labels = (...columns: ReturnType<typeof of>[]) =>
  figuresOf(columns, createFormat("en", "USD"), words).map(({ label }) => label);

describe("figures of a selection", () => {
  it("count what is filled, and add up the numbers of one kind", () => {
    const figures = figuresOf(
      [of("name", 4, null), of("amountMinor", 2, 350_00)],
      createFormat("en", "USD"),
      words,
    );
    expect(figures.map(({ label }) => label)).toEqual(["Filled", "Sum", "Average"]);
    expect(figures[0]?.value).toBe("6");
    expect(figures[1]?.value).toContain("350");
    expect(figures[2]?.value).toContain("175");
  });

  it("speak of each column where kinds mix; percentages don't add up", () => {
    expect(labels(of("amountMinor", 2, 3), of("quantity", 2, 3000), of("managerProbability", 1, 50))).toEqual(
      [
        "Filled",
        "Sum of amountMinor",
        "Average of amountMinor",
        "Sum of quantity",
        "Average of quantity",
        "Average of managerProbability",
      ],
    );
    expect(labels(of("repProbability", 1, 10), of("managerProbability", 1, 50))).toEqual([
      "Filled",
      "Average",
    ]);
  });

  it("say nothing of what is empty, or in several currencies", () => {
    expect(labels(of("amountMinor", 0, null), of("currencyAmountMinor", 2, 5))).toEqual(["Filled"]);
  });
});
