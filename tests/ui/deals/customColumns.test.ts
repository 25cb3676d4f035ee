/** Columns of custom fields in a layout: new ones show themselves, hidden ones stay hidden, removed ones go. */
import { describe, expect, it } from "vitest";
import type { CustomId } from "../../../src/core/domain/customFields.ts";
import { entryOfText, textOfCell } from "../../../src/ui/features/deals/model/entry.ts";
import {
  FEW,
  rememberHidden,
  replaceField,
  withCustomFields,
} from "../../../src/ui/features/deals/model/customColumns.ts";
import { rangeCondition } from "../../../src/ui/features/deals/model/conditions.ts";
import { defaultLayout, type Layout, withColumn } from "../../../src/ui/features/deals/model/viewState.ts";
import { dealRow } from "./rows.ts";

const rival: CustomId = "custom:text:1";
const score: CustomId = "custom:number:2";
const shown = ({ columns }: Layout) => columns.map(({ id }) => id).filter((id) => id.startsWith("custom:"));

describe("a layout", () => {
  it("shows new fields at the right, in the order in which they were made", () => {
    const layout = withCustomFields(defaultLayout, [score, rival]);
    expect(layout.columns.slice(-2).map(({ id }) => id)).toEqual([rival, score]);
    expect(withCustomFields(layout, [rival, score])).toBe(layout);
    expect(withCustomFields(defaultLayout, [])).toBe(defaultLayout);
  });

  it("shows none by itself where there are many", () => {
    const many = Array.from({ length: FEW + 1 }, (_none, at): CustomId => `custom:text:${at + 1}`);
    expect(shown(withCustomFields(defaultLayout, many))).toEqual([]);
    const asked = { ...defaultLayout, columns: withColumn(defaultLayout.columns, "custom:text:3", true) };
    expect(shown(withCustomFields(asked, many))).toEqual(["custom:text:3"]);
  });

  it("keeps a field hidden that was hidden, until it is shown again", () => {
    const before = withCustomFields(defaultLayout, [rival, score]);
    const hidden = rememberHidden(before, { ...before, columns: withColumn(before.columns, rival, false) });
    expect(hidden.hidden).toEqual([rival]);
    expect(shown(withCustomFields(hidden, [rival, score]))).toEqual([score]);
    const again = rememberHidden(hidden, { ...hidden, columns: withColumn(hidden.columns, rival, true) });
    expect(again.hidden).toBeUndefined();
    expect(shown(withCustomFields(again, [rival, score]))).toEqual([score, rival]);
  });

  it("leaves out a field that was removed", () => {
    const before = withCustomFields(defaultLayout, [rival, score]);
    expect(shown(withCustomFields(before, [score]))).toEqual([score]);
  });
});

describe("a cell of a custom field", () => {
  const context = { baseCurrency: "USD", today: "2026-05-15" };
  const deal = { ...dealRow, custom: { [rival]: "Bolt", [score]: 7.5 } };

  it("is typed by its type, beside the deal's other fields", () => {
    expect(textOfCell(score, deal, context)).toBe("7.5");
    expect(textOfCell("custom:day:3", deal, context)).toBe("");
    expect(entryOfText(score, "1,250.5", deal, context)).toEqual({
      fields: { custom: { [score]: 1250.5 } },
      shown: { custom: { [rival]: "Bolt", [score]: 1250.5 } },
    });
    expect(entryOfText("custom:day:3", "31.12.2026", deal, context)?.fields).toEqual({
      custom: { "custom:day:3": "2026-12-31" },
    });
    expect(entryOfText(rival, " ", deal, context)).toEqual({
      fields: { custom: { [rival]: null } },
      shown: { custom: { [score]: 7.5 } },
    });
    expect(entryOfText(score, "soon", deal, context)).toBeNull();
  });

  it("is narrowed to a range", () => {
    expect(rangeCondition(score, { from: "1.5", to: "" }, context)).toEqual({
      condition: { type: "range", from: 1.5 },
    });
    expect(rangeCondition(score, { from: "x", to: "" }, context)).toEqual({
      wrong: "from",
      code: "notNumber",
    });
  });
});

describe("a field of another type", () => {
  const typed: CustomId = "custom:number:3";

  it("stands where the former did, which is beside it while the file has it", () => {
    const before = {
      ...withCustomFields(defaultLayout, [rival, score]),
      sort: [{ column: rival, direction: "asc" as const }],
    };
    const after = replaceField(before, rival, typed);
    expect(shown(withCustomFields(after, [rival, score, typed]))).toEqual([typed, rival, score]);
    expect(shown(withCustomFields(after, [score, typed]))).toEqual([typed, score]);
    // Undone.
    expect(shown(withCustomFields(after, [rival, score]))).toEqual([rival, score]);
    expect(after.sort).toEqual([{ column: typed, direction: "asc" }]);
  });
});
