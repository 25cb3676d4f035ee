import { expect, test } from "vitest";
import { exportName, extensionsOf, requestOf, shownOf } from "../../../src/ui/features/export/model.ts";
import { home } from "../../../src/ui/state/address.ts";

test("without a filter there is only one choice of deals", () => {
  expect(shownOf(home, []).filter).toBeNull();
  expect(shownOf({ ...home, search: "acme" }, []).filter).toEqual({ search: "acme" });
});

test("what is asked for is what was chosen", () => {
  const shown = {
    filter: { team: "t1" },
    sort: [{ column: "name" as const, direction: "asc" as const }],
    columns: ["name" as const],
  };
  expect(requestOf({ format: "csv", scope: "filter", columns: "shown" }, shown)).toEqual(shown);
  expect(requestOf({ format: "csv", scope: "all", columns: "all" }, shown)).toEqual({ sort: shown.sort });
});

test("the proposed name holds no character that a file system refuses", () => {
  expect(exportName('Q3: "north"/south', "deals", "2026-11-17")).toBe("Q3 north south deals 2026-11-17");
});

test("the chosen kind of file is proposed first, the other can still be typed", () => {
  expect(extensionsOf("csv")).toEqual(["csv", "xlsx"]);
});
