/** An inspection as the engine gives it, for tests of what the dialog makes of it. */
import type { ColumnMapping, ImportInspection } from "../../../src/contract/importing.ts";

export function column(index: number, header: string, members: Partial<ColumnMapping> = {}): ColumnMapping {
  return {
    index,
    header,
    field: null,
    customField: null,
    format: {},
    found: "none",
    samples: [],
    filled: 0,
    unparsed: 0,
    ...members,
  };
}

export function inspection(members: Partial<ImportInspection> = {}): ImportInspection {
  return {
    file: "deals.csv",
    path: "/data/deals.csv",
    format: "csv",
    encoding: "utf-8",
    delimiter: ",",
    sheets: [],
    sheet: null,
    headerRow: 1,
    headerRows: 1,
    hidden: { rows: 0, columns: [], sheets: [] },
    totals: 0,
    broken: { rows: 0, first: null },
    rows: 3,
    table: "deals",
    columns: [],
    preview: [],
    asOf: "2026-11-17",
    newerExport: null,
    asOfFrom: "content",
    asOfPassed: null,
    profile: null,
    profileName: "deals",
    sourceSystem: "spreadsheet",
    key: [],
    keys: [],
    ratesNeeded: [],
    states: 0,
    newStages: [],
    newPeople: [],
    newProducts: [],
    newAccounts: 0,
    ...members,
  };
}
