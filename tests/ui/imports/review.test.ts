/** What the user decides while looking through a check, and how a past import's options read. */
import { beforeEach, expect, test } from "vitest";
import {
  correctCells,
  noChoices,
  optionsOf,
  restructure,
} from "../../../src/ui/features/imports/model/choices.ts";
import { rejectedFiles } from "../../../src/ui/features/imports/model/issues.ts";
import { optionLines } from "../../../src/ui/features/imports/model/logOptions.ts";
import {
  closingMinor,
  closingOf,
  decisionsOf,
  useReview,
} from "../../../src/ui/features/imports/state/reviewStore.ts";

beforeEach(() => useReview.getState().reset());
const review = () => useReview.getState();

test("a cell typed back to what the file holds is no correction", () => {
  const cell = { file: "a.csv", row: 3, column: "Amount" };
  review().mend({ ...cell, value: "5" }, "much");
  review().mend({ ...cell, value: "50" }, "much");
  expect(Object.values(review().pending)).toEqual([{ ...cell, value: "50" }]);
  review().mend({ ...cell, value: "much" }, "much");
  expect(review().pending).toEqual({});
});

test("closing counts all or one by one, and only what differs is an option", () => {
  expect([closingOf(review(), 5), decisionsOf(review())]).toEqual([0, {}]);
  review().decide("d1", "close", 100);
  expect([closingOf(review(), 5), decisionsOf(review())]).toEqual([1, { vanishedDeals: { d1: "close" } }]);
  expect(closingMinor(review(), 500)).toBe(100);
  review().decideAll("close");
  expect([closingOf(review(), 5), decisionsOf(review())]).toEqual([5, { vanished: "close" }]);
  review().decide("d2", "keep", 30);
  expect([closingOf(review(), 5), closingMinor(review(), 500)]).toEqual([4, 470]);
  review().decide("d2", "close", 30);
  expect([closingOf(review(), 5), review().vanishedDeals]).toEqual([5, {}]);
});

test("corrections join those before, the newest of a cell counts, and another sheet drops them", () => {
  const first = correctCells(noChoices, [
    { row: 3, column: "Amount", value: "1" },
    { row: 4, column: "Amount", value: "2" },
  ]);
  const second = correctCells(first, [{ row: 3, column: "Amount", value: "9" }]);
  expect(optionsOf(second).corrections).toEqual([
    { row: 4, column: "Amount", value: "2" },
    { row: 3, column: "Amount", value: "9" },
  ]);
  expect(optionsOf(restructure(second, { sheet: "Other" })).corrections).toBeUndefined();
});

test("only files with rejected rows can be saved", () => {
  const file = (name: string, rejected: number) => ({
    file: name,
    rejected,
    asOf: "2026-01-01",
    asOfFrom: "today" as const,
    leftOut: [],
    sheet: null,
    otherSheets: [],
    remembered: null,
    profile: null,
  });
  expect(rejectedFiles([file("w.csv", 0), file("a.csv", 2)])).toEqual(["a.csv"]);
});

test("a past import's options read as what was chosen", () => {
  const words = {
    field: (name: string) => `<${name}>`,
    stage: (id: string) => `stage ${id}`,
    state: (kind: string | null) => kind ?? "by its stage",
    newStage: (kind: string) => `new ${kind}`,
    person: (id: string) => `person ${id}`,
    vanished: (choice: string) => choice,
    leftOut: "left out",
    newDeal: "a new deal",
  };
  expect(optionLines({}, words)).toEqual([]);
  expect(
    optionLines(
      {
        delimiter: "\t",
        map: { Sum: "amount", Mood: null },
        states: { 归档: "won", Parked: null },
        stages: { Offer: { stage: "s3" }, Gone: { create: "lost" } },
        people: { "Lee A.": "p1", New: null },
        corrections: [{ row: 5, column: "Sum", value: "7" }],
        vanished: "close",
        vanishedDeals: { d4: "keep" },
      },
      words,
    ),
  ).toEqual([
    { option: "delimiter", lines: ["Tab"] },
    { option: "map", lines: ["Sum → <amount>", "Mood → left out"] },
    { option: "states", lines: ["归档 → won", "Parked → by its stage"] },
    { option: "stages", lines: ["Offer → stage s3", "Gone → new lost"] },
    { option: "people", lines: ["Lee A. → person p1"] },
    { option: "corrections", lines: ["5, Sum → 7"] },
    { option: "vanished", lines: ["close"] },
    { option: "vanishedDeals", lines: ["d4 → keep"] },
  ]);
});
