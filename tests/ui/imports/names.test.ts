import { expect, test } from "vitest";
import { noChoices } from "../../../src/ui/features/imports/model/choices.ts";
import {
  keepNames,
  newPeople,
  newStages,
  personChoice,
  personValue,
  stageChoice,
  stageValue,
  suggested,
} from "../../../src/ui/features/imports/model/names.ts";
import { nextStep, previousStep } from "../../../src/ui/features/imports/model/steps.ts";
import { inspection } from "./inspection.ts";

test("a choice and its value in the select are the same thing", () => {
  for (const choice of [{ stage: "s3" }, { create: "won" as const }])
    expect(stageChoice(stageValue(choice))).toEqual(choice);
  for (const id of ["p7", null]) expect(personChoice(personValue(id))).toBe(id);
});

test("a new stage becomes what the engine took it for until it is said otherwise", () => {
  const file = inspection({ newStages: [{ name: "Signed", rows: 4, suggestion: null, kind: "won" }] });
  expect(newStages(file, noChoices)).toEqual([
    { name: "Signed", rows: 4, value: "create:won", chosen: false },
  ]);
  expect(newStages(file, { ...noChoices, stages: { Signed: { stage: "s5" } } })[0]).toMatchObject({
    value: "stage:s5",
    chosen: true,
  });
});

test("a person is new until they are said to be a known one", () => {
  const file = inspection({ newPeople: [{ name: "A. Lee", rows: 2, suggestion: "Ann Lee" }] });
  expect(newPeople(file, noChoices)[0]).toMatchObject({ value: "create", chosen: false });
  expect(newPeople(file, { ...noChoices, people: { "A. Lee": "p2" } })[0]).toMatchObject({
    value: "person:p2",
    chosen: true,
  });
});

test("a name that was settled stays in the list and in its place", () => {
  const before = [{ name: "a" }, { name: "b" }, { name: "c" }];
  expect(keepNames(before, [{ name: "c" }, { name: "a" }], { b: "p1" })).toEqual(before);
  expect(keepNames(before, [{ name: "c" }, { name: "a" }], {})).toEqual([{ name: "c" }, { name: "a" }]);
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
