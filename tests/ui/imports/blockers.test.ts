import { expect, test } from "vitest";
import { importTable } from "../../../src/contract/importing.ts";
import { fieldsOf } from "../../../src/core/mapping/fields.ts";
import {
  askedColumn,
  blockersOf,
  columnsOf,
  stepOf,
  takenBy,
} from "../../../src/ui/features/imports/model/blockers.ts";
import { formatColumn, mapColumn, noChoices } from "../../../src/ui/features/imports/model/choices.ts";
import { groupedFields } from "../../../src/ui/features/imports/model/fields.ts";
import { column, inspection } from "./inspection.ts";

const file = inspection({
  columns: [
    column(0, "ID", { field: "sourceId", found: "header", filled: 3 }),
    column(1, "Stage", { field: "stage", found: "header", filled: 3 }),
    column(2, "Close", { field: "closeOn", found: "header", format: { dateOrder: "dmy", ambiguous: true } }),
    column(3, "Colour", { filled: 2 }),
  ],
});

test("a proposal without a question holds nothing up", () => {
  const sure = {
    ...file,
    columns: file.columns.map((each) => ({ ...each, format: { ...each.format, ambiguous: false } })),
  };
  expect(blockersOf(columnsOf(sure, noChoices), { table: "deals", ratesNeeded: [] })).toEqual([]);
});

test("an ambiguous column is asked about until it is answered, and not when it is left out", () => {
  const columns = columnsOf(file, noChoices);
  expect(blockersOf(columns, { table: "deals", ratesNeeded: [] })).toEqual([
    { kind: "ambiguous", headers: ["Close"] },
  ]);
  const answered = formatColumn(noChoices, "Close", file.columns[2]?.format ?? {}, { dateOrder: "mdy" });
  expect(blockersOf(columnsOf(file, answered), { table: "deals", ratesNeeded: [] })).toEqual([]);
  expect(
    blockersOf(columnsOf(file, mapColumn(noChoices, "Close", null)), { table: "deals", ratesNeeded: [] }),
  ).toEqual([]);
});

test("two columns on one field are named, and the column that has a field is found", () => {
  const columns = columnsOf(file, mapColumn(noChoices, "Colour", "stage"));
  expect(blockersOf(columns, { table: "deals", ratesNeeded: [] })).toContainEqual({
    kind: "conflict",
    field: "stage",
    headers: ["Stage", "Colour"],
  });
  expect(takenBy(columns, "stage", 3)?.header).toBe("Stage");
  expect(takenBy(columns, "stage", 1)?.header).toBe("Colour");
  expect(takenBy(columns, "owner", 1)).toBeNull();
});

test("what was chosen shows at once; figures of the former field are not taken for those of the new", () => {
  const [, , , colour] = columnsOf(file, mapColumn(noChoices, "Colour", "note"));
  expect(colour).toMatchObject({ field: "note", found: "user", stale: true });
});

test("a list of accounts without a name column says what is missing; a file without any field says so", () => {
  const accounts = inspection({
    table: "accounts",
    columns: [column(0, "Sector", { field: "industry", found: "header" })],
  });
  expect(blockersOf(columnsOf(accounts, noChoices), { table: "accounts", ratesNeeded: [] })).toEqual([
    { kind: "missing", fields: ["name"] },
  ]);
  expect(
    blockersOf(columnsOf(inspection({ columns: [column(0, "x")] }), noChoices), {
      table: "deals",
      ratesNeeded: [],
    }),
  ).toEqual([{ kind: "nothing" }]);
});

test("questions about columns are settled on the columns step, an unread file on the first", () => {
  expect(stepOf({ kind: "ambiguous", headers: [] })).toBe("columns");
  expect(stepOf({ kind: "reading" })).toBe("file");
});

test.each(importTable.options)("every field of %s can be chosen, once", (table) => {
  const offered = groupedFields(table).flatMap(([, fields]) => fields);
  // To keep a column as a custom field is offered beside leaving it out.
  expect(offered.toSorted()).toEqual(fieldsOf[table].filter((field) => field !== "custom").toSorted());
});

test("going on that was refused leads to the column that holds it up", () => {
  const columns = columnsOf(file, noChoices);
  expect(askedColumn(columns, blockersOf(columns, { table: "deals", ratesNeeded: [] }))).toBe(2);
  const twice = columnsOf(file, mapColumn(noChoices, "Colour", "stage"));
  expect(askedColumn(twice, blockersOf(twice, { table: "deals", ratesNeeded: [] }))).toBe(3);
  const accounts = columnsOf(
    inspection({ columns: [column(0, "Sector", { field: "industry" }), column(1, "Firm")] }),
    noChoices,
  );
  expect(askedColumn(accounts, blockersOf(accounts, { table: "accounts", ratesNeeded: [] }))).toBe(1);
});

test("a currency without a rate is asked for", () => {
  const columns = columnsOf(inspection({ columns: [{ ...column(0, "Deal"), field: "name" }] }), noChoices);
  const ratesNeeded = [{ currency: "CNY", rows: 3 }];
  expect(blockersOf(columns, { table: "deals", ratesNeeded })).toEqual([
    { kind: "rate", currencies: ["CNY"] },
  ]);
});
