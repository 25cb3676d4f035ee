/** From a cell to a builder's slot: one reader for each column that feeds a field. */
import { parseCategory } from "../../../../src/core/domain/categories.ts";
import {
  type Cell,
  cellLines,
  cellName,
  cellText,
  type Failure,
  failure,
  isFailure,
} from "../../../../src/core/mapping/cell.ts";
import { parseDay } from "../../../../src/core/mapping/day.ts";
import {
  type CellFormat,
  type FieldKind,
  type ImportField,
  kindBy,
} from "../../../../src/core/mapping/fields.ts";
import {
  parseInteger,
  parseNumber,
  parsePercent,
  parseQuantity,
} from "../../../../src/core/mapping/number.ts";
import { longSalesforceId } from "../../../../src/core/mapping/salesforceId.ts";
import { currencyOfCell, type MoneyParser } from "./moneyCells.ts";
import { type Builder, CodeBuilder, detached, NumberBuilder, TextBuilder } from "./builders.ts";

export interface FieldReader {
  readonly field: ImportField;
  readonly header: string;
  readonly index: number;
  readonly builder: Builder;
  readonly wire: "code" | "text" | "number";
  /** @param met the cell's number in its column, as `Source.met` tells it @returns what is wrong with the cell, or null */
  read(cell: Cell, slot: number, met: number): Failure | null;
  /** What {@link read} last came to. */
  last: string | number | null;
}

abstract class ReaderBase {
  readonly field: ImportField;
  readonly header: string;
  readonly index: number;
  last: string | number | null = null;

  constructor(field: ImportField, header: string, index: number) {
    this.field = field;
    this.header = header;
    this.index = index;
  }
}

/** Notes and other texts: mostly different in each row. */
class TextReader extends ReaderBase implements FieldReader {
  readonly builder = new TextBuilder();
  readonly wire = "text";

  read(cell: Cell, slot: number): null {
    const text = cellLines(cell);
    this.last = text === "" ? null : text;
    this.builder.set(slot, text);
    return null;
  }
}

/** Ids of a source, in the one form that all of its exports' ids can be brought to. */
class KeyReader extends ReaderBase implements FieldReader {
  readonly builder = new TextBuilder();
  readonly wire = "text";
  private readonly oneForm: (id: string) => string;

  constructor(field: ImportField, header: string, index: number, system: string) {
    super(field, header, index);
    this.oneForm = system === "salesforce" && IDS.has(field) ? longSalesforceId : (id) => id;
  }

  read(cell: Cell, slot: number): null {
    const id = this.oneForm(cellName(cell));
    this.last = id === "" ? null : id;
    this.builder.set(slot, id);
    return null;
  }
}

const IDS: ReadonlySet<ImportField> = new Set<ImportField>(["sourceId", "dealSourceId"]);

/** How many different cells of a column are remembered with what they came to. Beyond, each is read anew. */
const REMEMBERED = 20_000;

/** What a cell came to. */
interface Known {
  code: number;
  value: string | null;
}

/** Days and other texts that take work to read, and of which a column holds few different ones: each is read once. */
class CodeReader extends ReaderBase implements FieldReader {
  readonly builder = new CodeBuilder();
  readonly wire = "code";
  private readonly parse: (cell: Cell) => string | null | Failure;
  private readonly known = new Map<Cell, Known>();
  private readonly byMet: (Known | undefined)[] = [];

  constructor(
    field: ImportField,
    header: string,
    index: number,
    parse: (cell: Cell) => string | null | Failure,
  ) {
    super(field, header, index);
    this.parse = parse;
  }

  read(cell: Cell, slot: number, met: number): Failure | null {
    const known = met >= 0 ? this.byMet[met] : this.known.get(cell);
    if (known) {
      this.last = known.value;
      this.builder.put(slot, known.code);
      return null;
    }
    const value = this.parse(cell);
    if (isFailure(value)) return value;
    this.last = value === "" ? null : value;
    const now = { code: this.builder.set(slot, value), value: this.last };
    if (met >= 0) this.byMet[met] = now;
    else if (this.known.size < REMEMBERED)
      this.known.set(typeof cell === "string" ? detached(cell) : cell, now);
    return null;
  }
}

/** Names are looked up by a cell's number only: taking one off a cell costs less than looking the cell itself up. */
class NameReader extends ReaderBase implements FieldReader {
  readonly builder = new CodeBuilder();
  readonly wire = "code";
  private readonly byMet: (Known | undefined)[] = [];

  read(cell: Cell, slot: number, met: number): null {
    const known = met >= 0 ? this.byMet[met] : undefined;
    if (known) {
      this.last = known.value;
      this.builder.put(slot, known.code);
      return null;
    }
    const name = cellName(cell);
    this.last = name === "" ? null : name;
    const code = this.builder.set(slot, name);
    if (met >= 0) this.byMet[met] = { code, value: this.last };
    return null;
  }
}

class NumberReader extends ReaderBase implements FieldReader {
  readonly builder = new NumberBuilder();
  readonly wire = "number";
  private readonly parse: (cell: Cell) => number | null | Failure;

  constructor(
    field: ImportField,
    header: string,
    index: number,
    parse: (cell: Cell) => number | null | Failure,
  ) {
    super(field, header, index);
    this.parse = parse;
  }

  read(cell: Cell, slot: number): Failure | null {
    const value = this.parse(cell);
    if (isFailure(value)) return value;
    this.last = value;
    this.builder.set(slot, value);
    return null;
  }
}

/** A deal's days of winning and of losing are one: of both, the later one stands. */
export class LostDay {
  readonly header: string;
  readonly index: number;
  private readonly closed: FieldReader;
  private readonly lost: CodeReader;

  /** @param closed the reader of the closing day, into whose column the day comes */
  constructor({ header, index, format }: ReaderColumn, closed: FieldReader) {
    this.header = header;
    this.index = index;
    this.closed = closed;
    this.lost = new CodeReader("lostOn", header, index, (cell) => parseDay(cell, format));
  }

  /** After the closing day's own cell was read. @returns what is wrong with the cell, or null */
  read(cell: Cell, slot: number): Failure | null {
    const fault = this.lost.read(cell, slot, -1);
    if (fault) return fault;
    const day = this.lost.last as string | null;
    const { last } = this.closed;
    if (day === null || (typeof last === "string" && last >= day)) return null;
    (this.closed.builder as CodeBuilder).set(slot, day);
    this.closed.last = day;
    return null;
  }
}

export interface ReaderColumn {
  field: ImportField;
  header: string;
  index: number;
  kind: FieldKind;
  format: CellFormat;
}

export function readerFor(
  { field, header, index, kind, format }: ReaderColumn,
  parseMoney: MoneyParser,
  system: string,
): FieldReader {
  switch (kindBy(kind, format)) {
    case "key":
      return new KeyReader(field, header, index, system);
    case "custom":
    case "text":
      return new TextReader(field, header, index);
    case "name":
      return new NameReader(field, header, index);
    case "day":
      return new CodeReader(field, header, index, (cell) => parseDay(cell, format));
    case "category":
      return new CodeReader(field, header, index, readCategory);
    case "currency":
      return new CodeReader(field, header, index, (cell) => currencyOfCell(cell, []));
    case "money":
      return new NumberReader(field, header, index, (cell) => parseMoney(cell, format));
    case "quantity":
      return new NumberReader(field, header, index, (cell) => parseQuantity(cell, format));
    case "integer":
      return new NumberReader(field, header, index, (cell) => parseInteger(cell, format));
    case "number":
      return new NumberReader(field, header, index, (cell) => parseNumber(cell, format));
    case "percent":
      return new NumberReader(field, header, index, (cell) => parsePercent(cell, format));
  }
}

function readCategory(cell: Cell): string | null | Failure {
  const text = cellText(cell);
  if (text === "") return null;
  return parseCategory(text) ?? failure("cellNotCategory");
}
