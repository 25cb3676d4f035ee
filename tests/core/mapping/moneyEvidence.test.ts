import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/core/mapping/cell.ts";
import type { CellFormat } from "../../../src/core/mapping/fields.ts";
import { MoneyEvidence } from "../../../src/core/mapping/moneyEvidence.ts";
import { parseMoney } from "../../../src/core/mapping/number.ts";

/** The amounts of a column, in whole units. */
function read(cells: readonly Cell[], given: CellFormat = {}) {
  const format = decide(cells, given);
  return cells.map((cell) => (parseMoney(cell, format, 2) as number) / 100);
}

function decide(cells: readonly Cell[], given: CellFormat = {}): CellFormat {
  const evidence = new MoneyEvidence();
  for (const cell of cells) evidence.add(cell);
  return evidence.decide(given, {});
}

const wan: CellFormat = { scale: 10_000 };

describe("a cell's own unit in a column of 万", () => {
  it("stands over the column's", () => {
    const cells = ["1,200,000元", 85, "85万元", "¥500,000", "500000.00元整", "0.5亿", "人民币3000元"];
    expect(read(cells, wan)).toEqual([1_200_000, 850_000, 850_000, 500_000, 500_000, 50_000_000, 3000]);
  });

  it("is not a sign that all cells have, where their amounts fit the column's", () => {
    expect(read(["¥85.00", "¥120.00"], wan)).toEqual([850_000, 1_200_000]);
    expect(read(["¥850,000", "¥1,200,000"], wan)).toEqual([850_000, 1_200_000]);
  });
});

describe("small amounts without a unit beside cells of 万", () => {
  it("are a question, until the unit is said", () => {
    const cells = ["120万", "85", "0.5亿", "300000", "30W"];
    expect(decide(cells)).toMatchObject({ ambiguous: true, mixedUnit: 10_000 });
    expect(decide(cells, { scale: 1 }).ambiguous).toBeUndefined();
    expect(read(["120万", "85"], wan)).toEqual([1_200_000, 850_000]);
  });

  it("are none where only great ones name no unit, or all do", () => {
    expect(decide(["120万", "300000", 0])).not.toHaveProperty("ambiguous");
    expect(decide(["120万", "85万"])).not.toHaveProperty("ambiguous");
    expect(decide([120, "85"])).not.toHaveProperty("ambiguous");
  });
});
