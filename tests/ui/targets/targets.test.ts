import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellBlock, fitted, moved, rectOf, within } from "../../../src/ui/features/targets/block.ts";
import { createFormat } from "../../../src/ui/presenters/format.ts";
import {
  gapsOf,
  plainText,
  rateText,
  signedText,
  type TargetCell,
} from "../../../src/ui/presenters/targets.ts";

const size = { rows: 4, columns: 3 };
const place = fc.record({ row: fc.nat(3), column: fc.nat(2) });
const step = fc.constantFrom(-Infinity, -1, 0, 1, Infinity);

describe("the selected block", () => {
  it("stays within the grid, and Shift keeps where it was begun", () => {
    fc.assert(
      fc.property(place, fc.array(fc.tuple(step, step, fc.boolean())), (from, steps) => {
        let block = cellBlock(from);
        for (const [rows, columns, extend] of steps) {
          const next = moved(block, size, rows, columns, extend);
          if (extend) expect(next.anchor).toEqual(block.anchor);
          else expect(next.head).toEqual(next.anchor);
          block = next;
          const rect = rectOf(block);
          expect(rect.top >= 0 && rect.left >= 0 && rect.bottom < 4 && rect.right < 3).toBe(true);
          expect(within(rect, block.anchor) && within(rect, block.head)).toBe(true);
        }
      }),
    );
  });

  it("is as near as there still is a place after rows went, and nowhere in an empty grid", () => {
    const block = { anchor: { row: 3, column: 2 }, head: { row: 1, column: 0 } };
    expect(fitted(block, { rows: 2, columns: 2 })).toEqual({
      anchor: { row: 1, column: 1 },
      head: { row: 1, column: 0 },
    });
    expect(fitted(block, { rows: 0, columns: 2 })).toBeNull();
  });
});

describe("texts of targets", () => {
  const cell = (members: Partial<TargetCell>): TargetCell => ({
    entered: null,
    parts: null,
    below: null,
    target: null,
    partsGap: null,
    belowGap: null,
    lastYear: null,
    ...members,
  });

  it("tell what does not add up, with its sign", () => {
    expect(gapsOf(cell({ belowGap: 0, partsGap: null }))).toEqual([]);
    expect(gapsOf(cell({ belowGap: -5, partsGap: 3 }))).toEqual([
      { key: "belowLess", size: 5, gap: -5 },
      { key: "partsMore", size: 3, gap: 3 },
    ]);
    const format = createFormat("en", "USD");
    expect(signedText(format, "money", 85_000_000)).toBe("+850\u00a0K");
    expect(signedText(format, "quantity", -2500)).toBe("−2.5");
  });

  it("go to a spreadsheet as plain numbers", () => {
    expect(plainText("USD", "money", 123_456)).toBe("1234.56");
    expect(plainText("JPY", "money", 123_456)).toBe("123456");
    expect(plainText("USD", "quantity", 1500)).toBe("1.5");
    expect(plainText("USD", "money", null)).toBe("");
  });

  it("give a rate whole from ten on", () => {
    const format = createFormat("en", "USD");
    expect([rateText(format, 3.27), rateText(format, 15.6)]).toEqual(["3.3", "16"]);
  });
});
