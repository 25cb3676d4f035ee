import { expect, it } from "vitest";
import { subjects } from "../../../src/core/domain/subjects.ts";

it("each subject of history has a code of its own, and a table of its own", () => {
  const all = Object.values(subjects);
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  expect(new Set(all.map(({ table }) => table)).size).toBe(all.length);
});
