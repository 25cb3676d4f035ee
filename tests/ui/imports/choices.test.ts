import { expect, test } from "vitest";
import { importOptions } from "../../../src/contract/importing.ts";
import {
  formatColumn,
  mapColumn,
  moveField,
  noChoices,
  optionsOf,
  restructure,
} from "../../../src/ui/features/imports/model/choices.ts";

test("what was not chosen is not sent, so that the engine's own proposal holds", () => {
  expect(optionsOf(noChoices)).toEqual({});
  const chosen = mapColumn({ ...noChoices, asOf: "2026-11-01" }, "Value", "amount");
  expect(optionsOf(chosen)).toEqual({ asOf: "2026-11-01", map: { Value: "amount" } });
  expect(importOptions.parse(optionsOf(chosen))).toEqual(optionsOf(chosen));
});

test("another sheet, header row or encoding drops what was chosen for the old columns", () => {
  const before = formatColumn(
    mapColumn({ ...noChoices, headerRow: 3, sheet: "A" }, "Value", "amount"),
    "Value",
    {},
    { scale: 1000 },
  );
  expect(restructure(before, { sheet: "B" })).toEqual({ ...noChoices, sheet: "B" });
  expect(restructure(before, { headerRow: 4 })).toEqual({ ...noChoices, headerRow: 4, sheet: "A" });
  expect(restructure(before, { encoding: "gb18030" })).toEqual({
    ...noChoices,
    headerRow: 3,
    sheet: "A",
    encoding: "gb18030",
  });
});

test("the day of the export outlives another reading of the file", () => {
  expect(restructure({ ...noChoices, asOf: "2026-11-01" }, { table: "people" })).toMatchObject({
    asOf: "2026-11-01",
    table: "people",
  });
});

test("a format answers one question and keeps the other answers, and is then no longer asked", () => {
  const once = formatColumn(noChoices, "Value", { decimalMark: ".", ambiguous: true }, { scale: 10_000 });
  expect(once.formats).toEqual({ Value: { decimalMark: ".", scale: 10_000 } });
  const twice = formatColumn(once, "Value", { decimalMark: "." }, { decimalMark: "," });
  expect(twice.formats).toEqual({ Value: { decimalMark: ",", scale: 10_000 } });
});

test("a column read as something else loses the format of what it was", () => {
  const dated = formatColumn(mapColumn(noChoices, "When", "createdOn"), "When", {}, { dateOrder: "dmy" });
  expect(mapColumn(dated, "When", "note")).toEqual({ ...noChoices, map: { When: "note" } });
});

test("a field moves from one column to another in one step", () => {
  const before = mapColumn(noChoices, "Value", "amount");
  expect(moveField(before, "amount", "Value", "Total").map).toEqual({ Value: null, Total: "amount" });
});
