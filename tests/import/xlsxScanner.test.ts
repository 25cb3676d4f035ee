/** However a sheet's cells are written and wherever their bytes are cut, the same rows are read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetters } from "../../src/core/mapping/headers.ts";
import { decimal } from "../../electron/engine/import/readers/xlsx/numbers.ts";
import { SharedStrings } from "../../electron/engine/import/readers/xlsx/sharedStrings.ts";
import { SheetScanner } from "../../electron/engine/import/readers/xlsx/sheetScanner.ts";

const strings = ["shared", "共享", "a & b", ""];

interface WrittenCell {
  type: "n" | "s" | "str" | "inlineStr" | "b" | "none";
  style: number;
  content: string;
  value: string | number;
}

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const text = fc.oneof(
  fc.constantFrom("Won", "Closed Lost", "赢单", "a & b <c>", "under_score", "_x", "x".repeat(60), "é"),
  fc.string({ unit: fc.constantFrom(...Array.from("abc 123_&<'\"é中𝒳")), minLength: 1, maxLength: 70 }),
);
const number = fc.oneof(
  fc.integer(),
  fc.integer({ min: -999_999, max: 9_999_999 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const cell: fc.Arbitrary<WrittenCell> = fc.oneof(
  number.map((value) => ({ type: "n" as const, style: 0, content: String(value), value })),
  fc.constant({ type: "n" as const, style: 1, content: "42663.75", value: "2016-10-20" }),
  fc
    .nat(strings.length - 1)
    .map((at) => ({ type: "s" as const, style: 0, content: String(at), value: strings[at] as string })),
  text.map((value) => ({ type: "str" as const, style: 0, content: escape(value), value })),
  text.map((value) => ({ type: "inlineStr" as const, style: 2, content: escape(value), value })),
  fc.constant({ type: "b" as const, style: 0, content: "1", value: "TRUE" }),
  fc.constant({ type: "none" as const, style: 3, content: "", value: "" }),
);

/** Ways of writing the same cell. */
interface Manner {
  quote: '"' | "'";
  prefix: "" | "x:";
  blank: " " | "\n  ";
  reference: boolean;
  preserve: boolean;
  formula: boolean;
}
const manner: fc.Arbitrary<Manner> = fc.record({
  quote: fc.constantFrom('"', "'"),
  prefix: fc.constantFrom("", "x:"),
  blank: fc.constantFrom(" ", "\n  "),
  reference: fc.boolean(),
  preserve: fc.boolean(),
  formula: fc.boolean(),
});
const usual: Manner = {
  quote: '"',
  prefix: "",
  blank: " ",
  reference: true,
  preserve: false,
  formula: false,
};

function written({ type, style, content }: WrittenCell, at: string, how: Manner): string {
  const { prefix: x, blank } = how;
  const attribute = (name: string, value: string) => `${blank}${name}=${how.quote}${value}${how.quote}`;
  const attributes = [
    how.reference ? attribute("r", at) : "",
    style > 0 ? attribute("s", String(style)) : "",
    type === "n" || type === "none" ? "" : attribute("t", type),
  ].join("");
  if (type === "none") return `<${x}c${attributes}/>`;
  const formula = how.formula ? `<${x}f>A1&lt;2</${x}f>` : "";
  const space = how.preserve ? ' xml:space="preserve"' : "";
  return type === "inlineStr"
    ? `<${x}c${attributes}><${x}is><${x}t${space}>${content}</${x}t></${x}is></${x}c>`
    : `<${x}c${attributes}>${formula}<${x}v>${content}</${x}v></${x}c>`;
}

const rowOf = (cells: readonly string[], row: number) => `<row r="${row}">${cells.join("")}</row>`;

function pieces(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const cut: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] as number;
    cut.push(bytes.subarray(at, at + size));
    at += size;
  }
  return cut;
}

function scanned(xml: string, sizes: readonly number[]): unknown[][] {
  const rows: unknown[][] = [];
  const context = { file: "f", strings, dayStyles: [false, true], date1904: false };
  const scanner = new SheetScanner(context, (cells, count) => void rows.push(cells.slice(0, count)));
  for (const piece of pieces(Buffer.from(xml), sizes)) scanner.push(piece);
  return rows;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 7 });
const table = fc.array(fc.array(fc.tuple(cell, fc.option(manner)), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

describe("a sheet's rows", () => {
  it("are what was written, in any manner, cut anywhere", () => {
    fc.assert(
      fc.property(table, sizes, (rows, cuts) => {
        const xml = rows.map((cells, row) =>
          rowOf(
            cells.map(([each, how], at) => written(each, `${columnLetters(at)}${row + 1}`, how ?? usual)),
            row + 1,
          ),
        );
        const expected = rows
          .map((cells) => cells.map(([{ value }]) => value))
          .filter((values) => values.some((value) => value !== ""));
        expect(scanned(`<sheetData>${xml.join("")}</sheetData>`, cuts)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("keep texts apart that share a slot of those remembered", () => {
    const texts = Array.from({ length: 30_000 }, (_value, at) => `t${(at * 7919) % 30_000}`);
    const cells = texts.map((each) => `<row><c t="inlineStr"><is><t>${each}</t></is></c></row>`).join("");
    expect(scanned(cells, [65_536])).toEqual(texts.map((each) => [each]));
  });
});

describe("shared texts", () => {
  it("are what was written, cut anywhere", () => {
    const item = fc.tuple(text, fc.constantFrom("plain", "prefixed", "preserved", "runs", "cdata"));
    const xmlOf = (value: string, how: string) =>
      ({
        plain: `<si><t>${escape(value)}</t></si>`,
        prefixed: `<x:si><x:t>${escape(value)}</x:t></x:si>`,
        preserved: `<si><t xml:space="preserve">${escape(value)}</t></si>`,
        runs: `<si><r><rPr><b/></rPr><t>${escape(value.slice(0, 1))}</t></r><r><t>${escape(value.slice(1))}</t></r></si>`,
        cdata: `<si><t><![CDATA[${value}]]></t></si>`,
      })[how] as string;
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), sizes, (items, cuts) => {
        // A pair of surrogates is one character and is not cut into two runs.
        fc.pre(items.every(([value]) => (value.codePointAt(0) as number) <= 0xffff));
        const xml = `<sst>${items.map(([value, how]) => xmlOf(value, how)).join("")}</sst>`;
        const found = new SharedStrings("f");
        for (const piece of pieces(Buffer.from(xml), cuts)) found.push(piece);
        expect(found.strings).toEqual(items.map(([value]) => value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a number from bytes", () => {
  const read = (digits: string) => decimal(Buffer.from(`>${digits}<`), 1, digits.length + 1);

  it("is the one that the language reads", () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from("0123456789.-eE+ ")), maxLength: 20 });
    const amount = fc.tuple(fc.maxSafeNat(), fc.nat(15)).map(([whole, places]) => {
      const padded = String(whole).padStart(places + 1, "0");
      return `${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}`;
    });
    fc.assert(
      fc.property(fc.oneof(digits, amount, number.map(String)), (written_) => {
        expect(read(written_)).toBe(written_.trim() === "" ? Number.NaN : Number(written_));
      }),
      { numRuns: 20_000 },
    );
  });
});
