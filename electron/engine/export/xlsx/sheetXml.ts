/** A sheet's rows as XML, in pieces. */
import { daySerial } from "../../../../src/core/mapping/day.ts";
import { columnLetters } from "../../../../src/core/mapping/headers.ts";
import type { Cell, TableColumn } from "../exportDeals.ts";
import type { SharedColumn, SharedTexts } from "./sharedTexts.ts";
import { HEADER_STYLE, QUOTED_STYLE, styleOf } from "./styles.ts";
import { hasOuterSpace, XmlBytes } from "./xmlBytes.ts";

const VALUE_END = Buffer.from("</v></c>");
const TEXT_KEPT = Buffer.from(' t="inlineStr"><is><t xml:space="preserve">');
const TEXT = Buffer.from(' t="inlineStr"><is><t>');
const TEXT_END = Buffer.from("</t></is></c>");
const SHARED = Buffer.from(' t="s"><v>');
const NUMBER = Buffer.from("><v>");
const QUOTED = Buffer.from(` s="${QUOTED_STYLE}"`);
const HEADER = Buffer.from(` s="${HEADER_STYLE}"`);
const NO_STYLE = Buffer.alloc(0);
const QUOTE = Buffer.from('"');

interface WrittenColumn {
  kind: TableColumn["kind"];
  /** `<c r="A` */
  begin: Buffer;
  /** ` s="3"`, of what is not text */
  style: Buffer;
  texts: SharedColumn;
}

export class SheetRows {
  private readonly out = new XmlBytes();
  private readonly columns: WrittenColumn[];
  private readonly header: readonly string[];
  /** The sheet's last row, as spreadsheets count. */
  row = 0;
  /** Bytes given on, in all. */
  size = 0;

  constructor(columns: readonly TableColumn[], texts: SharedTexts) {
    this.header = columns.map(({ header }) => header);
    this.columns = columns.map(({ kind }, at) => ({
      kind,
      begin: Buffer.from(`<c r="${columnLetters(at)}`),
      style: styleOf(kind) === 0 ? NO_STYLE : Buffer.from(` s="${styleOf(kind)}"`),
      texts: texts.column(),
    }));
  }

  /** What stands before the first row of cells; the header is frozen, with the first two columns. */
  begin(): void {
    const { out } = this;
    const widths = this.columns.map(
      ({ kind }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${kind === "text" ? 24 : 14}" customWidth="1"/>`,
    );
    out.ascii('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');
    out.ascii(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
        '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
        `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>`,
    );
    this.add(this.header, true);
  }

  /** Whether a piece is ready. */
  get full(): boolean {
    return this.out.full;
  }

  take(): Buffer {
    const piece = this.out.take();
    this.size += piece.length;
    return piece;
  }

  end(): Buffer {
    this.out.ascii("</sheetData></worksheet>");
    return this.take();
  }

  /** Empty cells are left out. @param isHeader all cells are the columns' names */
  add(cells: readonly Cell[], isHeader = false): void {
    const { out, columns } = this;
    this.row += 1;
    const row = String(this.row);
    out.ascii(`<row r="${row}">`);
    for (let at = 0; at < columns.length; at += 1) {
      const cell = cells[at];
      if (cell === null || cell === undefined || cell === "") continue;
      const column = columns[at] as WrittenColumn;
      out.raw(column.begin);
      out.ascii(row);
      out.raw(QUOTE);
      if (isHeader) this.text(String(cell), column, HEADER);
      else this.cell(cell, column);
    }
    out.ascii("</row>");
  }

  private cell(cell: string | number, column: WrittenColumn): void {
    const value = column.kind === "day" ? daySerial(String(cell)) : cell;
    if (typeof value === "number" && Number.isFinite(value)) {
      this.out.raw(column.style);
      this.out.raw(NUMBER);
      this.out.number(value);
      this.out.raw(VALUE_END);
    } else if (column.kind !== "text" && column.kind !== "day" && isExact(String(cell))) {
      this.out.raw(column.style);
      this.out.raw(NUMBER);
      this.out.ascii(String(cell));
      this.out.raw(VALUE_END);
    } else this.text(String(cell), column, mayBeFormula(String(cell)) ? QUOTED : NO_STYLE);
  }

  private text(text: string, column: WrittenColumn, style: Buffer): void {
    const { out } = this;
    out.raw(style);
    const number = column.texts.numberOf(text);
    if (number < 0) {
      out.raw(hasOuterSpace(text) ? TEXT_KEPT : TEXT);
      out.text(text);
      out.raw(TEXT_END);
      return;
    }
    out.raw(SHARED);
    out.number(number);
    out.raw(VALUE_END);
  }
}

/** Amounts come as exact decimal text; up to 15 digits a spreadsheet's number holds them exactly, longer ones stay text. */
const isExact = (text: string): boolean => /^-?(?=[\d.]{1,16}$)\d{1,15}(?:\.\d+)?$/.test(text);

/** Characters that make a formula of what is typed: = + - @ (OWASP, CSV injection). */
function mayBeFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 61 || first === 43 || first === 45 || first === 64;
}
