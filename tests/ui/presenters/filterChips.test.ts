/** A filter as chips, each with a way to take it away. */
import { expect, test } from "vitest";
import { chipKey, chipsOf, withoutChip } from "../../../src/ui/presenters/filterChips.ts";

const filter = {
  owner: ["p1"],
  createdFrom: "2026-01-01",
  columns: { name: { type: "contains" as const, value: "x" } },
  ids: ["d1"],
  changeSet: "c7",
};

test("each condition is a chip of its own, and taking one away leaves the others", () => {
  const chips = chipsOf(filter);
  expect(chips.map(chipKey)).toEqual(["owner", "created", "column name", "ids", "changeSet"]);
  for (const chip of chips) {
    const rest = chipsOf(withoutChip(filter, chip)).map(chipKey);
    expect(rest).toEqual(chips.map(chipKey).filter((key) => key !== chipKey(chip)));
  }
});
