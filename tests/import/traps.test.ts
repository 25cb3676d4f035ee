/**
 * Each trap of IMPORT-HEADERS.md and of the import's issue, and the file that holds it (tests/fixtures/import). The exports
 * of each CRM are written by hand after its shape, in both languages: two deals, one open and one won.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { ImportField, ImportOptions } from "../../src/contract/importing.ts";
import { messageCodes } from "../../src/contract/messages/index.ts";
import { newWorkbook, workbookIn } from "../db/workbook.ts";
import { importFiles, outcomeOf } from "./workbook.ts";

const fixture = (name: string) => join(import.meta.dirname, "../fixtures/import", name);

const common: ImportField[] = [
  "sourceId",
  "name",
  "account",
  "amount",
  "stage",
  "probability",
  "createdOn",
  "owner",
];

const exports: [
  string,
  { system?: string; more: ImportField[]; rejected?: number; rows?: number; closedOn?: null },
][] = [
  [
    "salesforce.en.csv",
    { system: "salesforce", more: ["closeOn", "category", "source", "nextStep"], rows: 3 },
  ],
  ["salesforce.zh.csv", { more: ["closeOn", "category"] }],
  ["hubspot.en.csv", { system: "hubspot", more: ["closeOn", "category", "lossReason", "pipeline"], rows: 3 }],
  ["hubspot.zh.csv", { more: ["closeOn", "pipeline"] }],
  ["pipedrive.en.csv", { system: "pipedrive", more: ["expectedOn", "closedOn", "lossReason"] }],
  ["pipedrive.zh.csv", { system: "pipedrive", more: ["expectedOn", "closedOn"] }],
  ["dynamics.en.csv", { system: "dynamics", more: ["expectedOn", "closedOn"] }],
  ["dynamics.zh.csv", { more: ["expectedOn", "closedOn"] }],
  ["odoo.en.csv", { system: "odoo", more: ["expectedOn", "closedOn"] }],
  ["odoo.zh.csv", { system: "odoo", more: ["expectedOn", "closedOn"] }],
  ["fxiaoke.en.csv", { system: "fxiaoke", more: ["expectedOn", "pipeline"], closedOn: null }],
  ["fxiaoke.zh.csv", { more: ["expectedOn", "closedOn"] }],
  ["xiaoshouyi.en.csv", { more: ["closeOn"] }],
  ["xiaoshouyi.zh.csv", { more: ["closeOn"] }],
];

describe("an export of", () => {
  it.each(exports)(
    "%s: columns, system and the two deals",
    async (file, { system, more, rejected = 0, rows = 2, closedOn = "2026-03-31" }) => {
      const workbook = await workbookIn(file.includes(".zh.") ? "CNY" : "USD");
      const path = fixture(`crm/${file}`);
      const inspection = await workbook.call("import.inspect", { path });
      const fields = inspection.columns.flatMap(({ field }) => (field === null ? [] : [field]));
      expect(fields).toEqual(expect.arrayContaining([...common, ...more]));
      if (system) expect(inspection.sourceSystem).toBe(system);
      const result = await importFiles(workbook, [path]);
      expect(result).toMatchObject({ rows, rejected, added: rows - rejected });
      const deals = (await workbook.call("deals.query", { sort: [{ column: "sourceId", direction: "asc" }] }))
        .rows;
      expect(deals[0]).toMatchObject({
        state: "open",
        amountMinor: 1_250_000,
        createdOn: "2026-01-05",
        expectedOn: "2026-12-31",
        repProbability: 90,
      });
      expect(deals[1]).toMatchObject({ state: "won", amountMinor: 125_050, closedOn });
    },
  );
});

interface Trap {
  /** The workbook's currency; USD unless told. */
  base?: string;
  trap: string;
  file: string;
  options?: ImportOptions;
  /** Of the import's result. */
  result: Record<string, unknown>;
  /** Of the first deals by source id. */
  deals?: Record<string, unknown>[];
  codes?: string[];
}

const traps: Trap[] = [
  {
    trap: "one Close Date for the expected and the actual day",
    file: "crm/hubspot.en.csv",
    result: { added: 3 },
    deals: [{ expectedOn: "2026-12-31", closedOn: null }, { closedOn: "2026-03-31" }],
  },
  {
    trap: "Odoo's Date Closed and Days to Close are both 关闭日期",
    file: "crm/odoo.zh.csv",
    result: { added: 2 },
    deals: [{ closedOn: null }, { closedOn: "2026-03-31" }],
  },
  {
    trap: "Excel serial dates in a text file",
    file: "crm/pipedrive.en.csv",
    result: { added: 2 },
    deals: [{ createdOn: "2026-01-05", expectedOn: "2026-12-31" }],
  },
  {
    trap: "day and month fit either way",
    file: "days-ambiguous.csv",
    result: { added: 2 },
    // Both are won, and nobody tells when.
    codes: ["daysGuessed", "closedWithoutDay"],
  },
  {
    trap: "day first, told by the whole column; 1.234,56",
    file: "numbers-german.csv",
    result: { added: 2, amountMinorAfter: 1_357_956 },
    deals: [{ createdOn: "2026-01-13" }, { createdOn: "2026-02-05" }],
  },
  {
    trap: "1 234,56 with spaces that don't break",
    file: "numbers-french.csv",
    result: { added: 2, amountMinorAfter: 1_357_956 },
    deals: [{ createdOn: "2026-01-13" }, { createdOn: "2026-02-05" }],
  },
  {
    trap: "万 and 亿 in amounts, 2025年4月23日",
    file: "chinese-units.csv",
    result: { added: 2 },
    deals: [
      { amountMinor: 1_500_000, createdOn: "2025-04-23" },
      { amountMinor: 12_000_000_000, createdOn: "2025-04-24" },
    ],
  },
  {
    trap: "万元 in the header",
    file: "crm/xiaoshouyi.zh.csv",
    base: "CNY",
    result: { added: 2, amountMinorAfter: 1_375_050 },
  },
  {
    trap: "epoch milliseconds",
    file: "crm/fxiaoke.en.csv",
    result: { added: 2 },
    deals: [{ createdOn: "2026-01-05" }, { createdOn: "2026-01-06" }],
  },
  {
    trap: "probability as 0-1",
    file: "crm/hubspot.en.csv",
    result: { added: 3 },
    deals: [{ repProbability: 90 }],
  },
  {
    trap: "probability as 0-100",
    file: "crm/odoo.en.csv",
    result: { added: 2 },
    deals: [{ repProbability: 90 }],
  },
  {
    trap: "a total below the rows",
    file: "crm/salesforce.en.csv",
    result: { rejected: 0 },
    codes: ["rowTotal"],
  },
  {
    trap: "titles over the table, hidden rows, a total, in .xls",
    file: "libreoffice/deals.xls",
    result: { added: 12, rejected: 0 },
    codes: ["cellFormulaError", "hiddenRead", "rowTotal", "closedInFuture"],
  },
  {
    trap: "hidden rows left out if asked",
    file: "libreoffice/deals.ods",
    options: { leaveHidden: true },
    result: { rows: 9, added: 9, rejected: 0 },
    codes: ["cellFormulaError", "hiddenLeft", "rowTotal"],
  },
  {
    trap: "a header of two rows under a merged title",
    file: "libreoffice/grouped.xlsx",
    base: "CNY",
    result: { added: 2, rejected: 0, amountMinorAfter: 20_500_000 },
    deals: [{ createdOn: "2026-01-05", closedOn: "2026-03-05" }],
  },
  { trap: "UTF-16 with tabs", file: "libreoffice/chinese-utf16.tsv", result: { added: 2, rejected: 0 } },
  {
    trap: "GB18030 with semicolons",
    file: "libreoffice/chinese-gb18030.csv",
    result: { added: 2, rejected: 0 },
  },
  { trap: "Windows-1252", file: "libreoffice/western-windows1252.csv", result: { added: 2, rejected: 0 } },
  {
    trap: "Big5, headers in traditional letters told by the user",
    file: "libreoffice/traditional-big5.csv",
    options: { map: { 商機編號: "sourceId", 客戶名稱: "account", 商機階段: "stage", 建立日期: "createdOn" } },
    result: { added: 2, rejected: 0 },
    deals: [{ account: "臺灣積體電路製造" }],
  },
];

describe("the trap", () => {
  it.each(traps)("$trap: $file", async ({ file, base, options, result, deals = [], codes }) => {
    const workbook = await workbookIn(base ?? "USD");
    const imported = await importFiles(workbook, [{ path: fixture(file), options: options ?? {} }]);
    expect(imported).toMatchObject(result);
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId", direction: "asc" }] });
    deals.forEach((deal, at) => expect(rows[at]).toMatchObject(deal));
    if (codes) expect(new Set(imported.issues.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it("table names every fixture", () => {
    const named = new Set([...traps.map(({ file }) => file), ...exports.map(([file]) => `crm/${file}`)]);
    const all = readdirSync(fixture(""), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => name.replaceAll("\\", "/"));
    // The same documents in the other formats are compared in formats.test.ts.
    const others = new Set(["deals.xlsx", "grouped.xls", "grouped.ods", "chinese-utf8.csv"]);
    expect(all.filter((name) => !named.has(name) && !others.has(name.replace("libreoffice/", "")))).toEqual(
      [],
    );
  });
});

const shared = join(import.meta.dirname, "../../../shared/data");
const given = existsSync(shared)
  ? readdirSync(shared, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:csv|tsv|xlsx|xlsm|xls|ods)$/.test(name))
      .map((name) => join(shared, name))
  : [];
if (given.length === 0) console.warn("Skipped: every file of ../shared/data is tried where that folder is.");

describe.skipIf(given.length === 0)("every file of ../shared/data", () => {
  const codes = new Set(messageCodes("en"));

  it.each(given.map((path) => [relative(shared, path), path]))(
    "%s is read or refused",
    async (_name, path) => {
      const workbook = await newWorkbook();
      const outcome = await outcomeOf(workbook, { path });
      if (outcome.state === "failed") {
        expect(codes).toContain(outcome.error.code);
        expect(["invalid", "notFound"]).toContain(outcome.error.kind);
        return;
      }
      expect(outcome.state).toBe("done");
      if (outcome.state !== "done") return;
      const { rows, added, changed, unchanged, rejected } = outcome.result as Record<string, number>;
      expect((added ?? 0) + (changed ?? 0) + (unchanged ?? 0) + (rejected ?? 0)).toBe(rows);
    },
  );
});
