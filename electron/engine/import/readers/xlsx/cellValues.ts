/** What the bytes inside a cell mean. */
import { type Cell, isFailure } from "../../../../../src/core/mapping/cell.ts";
import { serialDay } from "../../../../../src/core/mapping/day.ts";
import { decimal, integer } from "./numbers.ts";
import { plainText } from "./texts.ts";

/** Types of cells by the first letter of their `t`: n, s, b, e, d, inlineStr; `str` is told apart from `s`. */
export const NUMBER = 110;
const SHARED = 115;
const BOOLEAN = 98;
/** A formula's text, which may be empty. */
export const FORMULA_TEXT = 83;

/** @param first,second the first characters of the attribute's value */
export const typeOf = (first: number, second: number): number =>
  first === SHARED && second === 116 ? FORMULA_TEXT : first;

export interface SheetContext {
  file: string;
  strings: readonly string[];
  dayStyles: readonly boolean[];
  date1904: boolean;
}

/** Days that are looked up rather than worked out again; few lists hold more than some thousand. */
const DAYS_KEPT = 20_000;

export class CellValues {
  private readonly context: SheetContext;
  private readonly days = new Map<number, string>();

  constructor(context: SheetContext) {
    this.context = context;
  }

  /** The inside of `<v>`. */
  value(bytes: Buffer, from: number, to: number, type: number, style: number): Cell {
    if (type === SHARED) return this.context.strings[integer(bytes, from, to)] ?? "";
    if (type === BOOLEAN) return bytes[from] === 49 ? "TRUE" : "FALSE";
    if (type !== NUMBER) return plainText(bytes, from, to);
    const number = decimal(bytes, from, to);
    if (Number.isNaN(number)) return plainText(bytes, from, to);
    return this.context.dayStyles[style] === true ? this.day(number) : number;
  }

  private day(number: number): Cell {
    const serial = Math.floor(number);
    const known = this.days.get(serial);
    if (known !== undefined) return known;
    const day = serialDay(serial, this.context.date1904);
    if (day === null) return number;
    // Excel shows serial 60 as a day that never was; the parser will say so.
    const text = isFailure(day) ? "1900-02-29" : day;
    if (this.days.size < DAYS_KEPT) this.days.set(serial, text);
    return text;
  }
}
