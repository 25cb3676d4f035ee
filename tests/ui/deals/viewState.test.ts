import { describe, expect, it } from "vitest";
import {
  decodeScreen,
  decodeView,
  defaultLayout,
  defaultView,
  encodeView,
  inOrder,
  moveColumn,
  nextSort,
  pinColumn,
  sameView,
  setSort,
  viewOf,
  withColumn,
} from "../../../src/ui/features/deals/model/viewState.ts";

const ids = (columns: readonly { id: string }[]) => columns.map(({ id }) => id).join(" ");
const some = [
  { id: "name" as const, width: 200, pinned: true },
  { id: "stage" as const, width: 100 },
  { id: "owner" as const, width: 100 },
];

describe("a saved view", () => {
  it("comes back as it was kept; anything else is no view", () => {
    expect(decodeView(encodeView(defaultView))).toEqual(defaultView);
    expect(decodeView("{}")).toBeNull();
    expect(decodeView("not json")).toBeNull();
    expect(decodeScreen({ layout: defaultLayout, view: null })).toEqual({
      layout: defaultLayout,
      view: null,
    });
    expect(decodeScreen({ columns: [] })).toBeNull();
  });

  it("is unchanged where only the order of the filter's members differs", () => {
    const a = { ...defaultView, filter: { owner: ["p1"], state: "open" as const } };
    const b = { ...defaultView, filter: { state: "open" as const, owner: ["p1"], team: undefined } };
    expect(sameView(a, b)).toBe(true);
    expect(sameView(a, { ...a, search: "x" })).toBe(false);
    expect(sameView(a, { ...a, columns: [...a.columns].reverse() })).toBe(false);
  });

  it("holds the window's filter and search beside the layout", () => {
    expect(viewOf(defaultLayout, { filter: { state: "won" }, search: " ab ", period: null })).toMatchObject({
      filter: { state: "won" },
      search: "ab",
    });
  });
});

describe("sorting by clicks", () => {
  it("goes up, down, off; Shift adds a column", () => {
    let sort = nextSort([], "stage", false);
    expect(sort).toEqual([{ column: "stage", direction: "asc" }]);
    sort = nextSort(sort, "amountMinor", true);
    expect(sort).toEqual([
      { column: "stage", direction: "asc" },
      { column: "amountMinor", direction: "asc" },
    ]);
    sort = nextSort(sort, "stage", true);
    expect(sort[0]).toEqual({ column: "stage", direction: "desc" });
    sort = nextSort(sort, "stage", true);
    expect(sort).toEqual([{ column: "amountMinor", direction: "asc" }]);
    expect(nextSort(sort, "name", false)).toEqual([{ column: "name", direction: "asc" }]);
    expect(setSort(sort, "amountMinor", null, false)).toEqual([]);
  });
});

describe("columns", () => {
  it("are shown, hidden (never the last one), moved among their like and pinned to the front", () => {
    expect(ids(withColumn(some, "source", true))).toBe("name stage owner source");
    expect(ids(withColumn(some, "stage", true))).toBe("name stage owner");
    expect(ids(withColumn(some, "stage", false))).toBe("name owner");
    expect(ids(withColumn([{ id: "name", width: 100 }], "name", false))).toBe("name");
    expect(ids(moveColumn(some, "owner", -1))).toBe("name owner stage");
    expect(ids(moveColumn(some, "stage", -1))).toBe("name stage owner");
    expect(ids(pinColumn(some, "owner", true))).toBe("name owner stage");
    expect(ids(pinColumn(some, "name", false))).toBe("name stage owner");
    expect(
      ids(
        inOrder([
          { id: "stage", width: 1 },
          { id: "name", width: 1, pinned: true },
        ]),
      ),
    ).toBe("name stage");
  });
});
