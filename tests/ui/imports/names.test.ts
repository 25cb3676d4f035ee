import { expect, test } from "vitest";
import {
  filterNames,
  keepNames,
  nameChoice,
  nameRows,
  newStages,
  stageChoice,
  stageValue,
  suggested,
  takeNear,
} from "../../../src/ui/features/imports/model/names.ts";
import { nextStep, previousStep } from "../../../src/ui/features/imports/model/steps.ts";
import { inspection } from "./inspection.ts";

test("a choice and its value in the select are the same thing", () => {
  for (const choice of [{ stage: "s3" }, { create: "won" as const }])
    expect(stageChoice(stageValue(choice))).toEqual(choice);
  for (const [value, choice] of [
    ["create", null],
    ["known:p7", "p7"],
    ["name:A: b", "A: b"],
  ] as const)
    expect(nameChoice(value)).toBe(choice);
});

test("a new stage becomes what the engine took it for until it is said otherwise", () => {
  const list = [{ name: "Signed", rows: 4, suggestion: null, kind: "won" as const, same: false }];
  expect(newStages(list, {}, [])).toEqual([{ name: "Signed", rows: 4, value: "create:won", chosen: false }]);
  expect(newStages(list, { Signed: { stage: "s5" } }, [])[0]).toMatchObject({
    value: "stage:s5",
    chosen: true,
  });
});

const names = [
  { name: "A. Lee", rows: 2, near: { id: "p1", name: "Ann Lee" }, same: false },
  { name: "Acme, Inc", rows: 1, near: { id: null, name: "Acme Inc." }, same: true },
  { name: "Bolt", rows: 1, near: null, same: false },
];

test("a name is created until it is said to be another; only one that is written differently is taken without asking", () => {
  expect(nameRows(names, {}, []).map(({ value }) => value)).toEqual(["create", "name:Acme Inc.", "create"]);
  const known = [{ id: "p4", name: "Bolt Ltd" }];
  const rows = nameRows(names, { "A. Lee": "p1", "Acme, Inc": null, Bolt: "bolt ltd" }, known);
  expect(rows.map(({ value, chosen }) => [value, chosen])).toEqual([
    ["known:p1", true],
    ["create", true],
    ["known:p4", true],
  ]);
  expect(rows.map(takeNear)).toEqual([null, "name:Acme Inc.", null]);
  expect(nameRows(names, {}, []).map(takeNear)).toEqual(["known:p1", null, null]);
});

test("names are narrowed by their words, by what they are near, or to those that are near another", () => {
  const rows = nameRows(names, {}, []);
  const found = (text: string, near = false) => filterNames(rows, text, near).map(({ name }) => name);
  expect(found("ann")).toEqual(["A. Lee"]);
  expect(found("inc acme")).toEqual(["Acme, Inc"]);
  expect(found("", true)).toEqual(["A. Lee", "Acme, Inc"]);
  expect(found("bolt", true)).toEqual([]);
});

test("a name that was settled stays in the list and in its place", () => {
  const before = [{ name: "a" }, { name: "b" }, { name: "c" }];
  expect(keepNames(before, [{ name: "c" }, { name: "a" }], { b: "p1" })).toEqual(before);
  expect(keepNames(before, [{ name: "c" }, { name: "a" }], {})).toEqual([{ name: "c" }, { name: "a" }]);
});

test("a name of the same ending is taken for the known stage until the user says otherwise", () => {
  const list = [{ name: "Closed Won", rows: 2, suggestion: "Won", kind: "won" as const, same: true }];
  const known = [{ id: "s3", name: "Won" }];
  expect(newStages(list, {}, known)).toMatchObject([{ value: "stage:s3", chosen: false }]);
  expect(newStages(list, { "Closed Won": { create: "won" } }, known)[0]).toMatchObject({
    value: "create:won",
  });
});

test("a suggestion is found among the known by id or by name", () => {
  const known = [{ id: "p1", name: "Ann Lee" }];
  expect(suggested("ann lee", known)).toBe("p1");
  expect(suggested("p1", known)).toBe("p1");
  expect(suggested("Bob", known)).toBeNull();
  expect(suggested(null, known)).toBeNull();
});

test("without new names the step about them is passed over, both ways", () => {
  const known = inspection();
  const news = inspection({ newAccounts: 2 });
  expect(nextStep("columns", [known])).toBe("check");
  expect(nextStep("columns", [known, news])).toBe("names");
  expect(previousStep("check", [known])).toBe("columns");
  expect(previousStep("check", [news])).toBe("names");
  expect(nextStep("file", [known])).toBe("columns");
});
