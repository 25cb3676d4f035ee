/** Custom fields: what type a column is, and values that come back as they were. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CustomId,
  customId,
  customNumber,
  decodeCustom,
  encodeCustom,
  isCustomId,
  parseCustomId,
} from "../../../src/core/domain/customFields.ts";
import { parseNumberText } from "../../../src/core/domain/cellText.ts";
import { CustomEvidence } from "../../../src/core/mapping/customEvidence.ts";
import { evidenceFor } from "../../../src/core/mapping/evidenceFor.ts";
import { isFailure } from "../../../src/core/mapping/cell.ts";
import { parseDay } from "../../../src/core/mapping/day.ts";
import type { CellFormat } from "../../../src/core/mapping/fields.ts";
import { parseNumber } from "../../../src/core/mapping/number.ts";

function formatOf(cells: readonly (string | number)[], given: CellFormat = {}): CellFormat {
  const evidence = new CustomEvidence();
  for (const cell of cells) evidence.add(cell);
  return evidence.decide(given, {});
}

describe("the type of a column", () => {
  it.each<[string, (string | number)[]]>([
    ["number", ["1", "2.50", "-3", ""]],
    ["number", ["1,234", "12,500.75"]],
    ["number", ["(12)", "3"]],
    ["number", [0.1, 12, "7"]],
    ["day", ["2026-01-31", "n/a", "2026-02-28"]],
    ["day", ["31/01/2026", "01/02/2026"]],
    ["day", ["2026年1月31日"]],
    ["day", ["20260131", "20260228"]],
    ["text", []],
    ["text", ["", "-"]],
    ["text", ["12", "many"]],
    ["text", ["2026-01-31", "soon"]],
    ["text", ["31/02/2026", "01/02/2026"]],
    ["text", ["007", "12"]],
    ["text", ["+49301234567"]],
    ["text", ["13800138000"]],
    ["text", ["2024", "2025"]],
    ["text", ["45%"]],
    ["text", ["$100"]],
    ["text", ["1.2万"]],
    ["text", ["1-2"]],
    ["text", ["12345678901234567890"]],
  ])("is %s where the cells are %j", (type, cells) => {
    expect(formatOf(cells).type).toBe(type);
  });

  it("is what the user says, and the cells tell how it is written", () => {
    expect(formatOf(["2024", "2025"], { type: "number" })).toMatchObject({ type: "number" });
    expect(formatOf(["1", "2"], { type: "text" })).toEqual({ type: "text" });
    expect(formatOf(["1.234,5", "2,5"])).toMatchObject({ type: "number", decimalMark: "," });
    expect(formatOf(["25/04/2026", "03/04/2026"])).toMatchObject({ type: "day", dateOrder: "dmy" });
    expect(formatOf(["03/04/2026", "04/05/2026"])).toMatchObject({ type: "day", ambiguous: true });
  });

  it("hears only what it needs once the type is known", () => {
    expect(evidenceFor("text")).toBeNull();
    expect(evidenceFor("number")?.decide({ type: "number" }, {})).toEqual({ type: "number" });
  });

  it("never rejects a cell of a column that was left to it", () => {
    const cell = fc.oneof(
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc
        .date({ min: new Date("1990-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
        .map((date) => {
          const [year, month, day] = date.toISOString().slice(0, 10).split("-");
          return `${day}/${month}/${year}`;
        }),
      fc.string({ maxLength: 12 }),
      fc.constantFrom("", "-", "12,5", "1.234", "2026-02-30", "00", "1e5", "٣"),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const format = formatOf(cells);
        if (format.type === "text") return;
        const parse = format.type === "day" ? parseDay : parseNumber;
        for (const each of cells) expect(isFailure(parse(each, format)), String(each)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a number of a custom field", () => {
  it("has at most 15 digits", () => {
    expect(customNumber("123456789012345", 1)).toBe(123_456_789_012_345);
    expect(customNumber("1234567890123456", 1)).toBeNull();
    expect(customNumber("0.000001234567890123450", 1)).toBe(0.00000123456789012345);
    expect(customNumber("999999999999999", 10)).toBeNull();
    expect(customNumber("1.2", 10_000)).toBe(12_000);
    expect(Object.is(customNumber("-0", 1), 0)).toBe(true);
    expect(parseNumber(0.1 + 0.2, {})).toBe(0.3);
    expect(parseNumber("12345678901234567", {})).toEqual({ fault: "cellNumberTooLong" });
    expect(parseNumber("soon", {})).toEqual({ fault: "cellNotNumber" });
    expect(parseNumberText("1.2万")).toEqual({ ok: true, value: 12_000 });
    expect(parseNumberText("12345678901234567")).toEqual({ ok: false, code: "numberTooLong" });
  });

  it("is read back from what an export writes of it", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (given) => {
        const value = parseNumber(given, {});
        expect(parseNumber(value as number, {})).toBe(value);
      }),
    );
  });
});

describe("the values of a deal", () => {
  it("are kept by the fields' ids, in their order, without those that are empty", () => {
    const id = fc
      .tuple(fc.constantFrom("text", "number", "day"), fc.integer({ min: 1, max: 300 }))
      .map(([type, key]) => customId(type as "text", key));
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(id, value), (values) => {
        const encoded = encodeCustom({ ...values, name: "Alpha" });
        const filled = Object.entries(values).filter(([, each]) => each !== null);
        expect(encoded === null).toBe(filled.length === 0);
        expect(decodeCustom(encoded)).toEqual(Object.fromEntries(filled));
        const keys = Object.keys(decodeCustom(encoded)).map((each) => parseCustomId(each)?.key ?? 0);
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      }),
    );
  });

  it("have ids that tell the type", () => {
    expect(parseCustomId("custom:number:12")).toEqual({ type: "number", key: 12 });
    for (const text of ["custom:number:0", "custom:money:1", "number:1", 'custom:text:1"', "name"])
      expect(isCustomId(text)).toBe(false);
    expect(isCustomId("custom:day:3" satisfies CustomId)).toBe(true);
  });
});
