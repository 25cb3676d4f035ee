/**
 * Text to records, in chunks. Our own, because no parser that was tried serves a file that we did not write: udsv is fast
 * but reads a row that is a cell short together with the next one and leaves out blank lines, so that row numbers drift;
 * csv-parse tells both but takes six times as long (PERFORMANCE.md). `tests/import/csvScanner.test.ts` compares with csv-parse.
 *
 * RFC 4180, forgiving as spreadsheets are: a quote inside an unquoted cell is a quote, text after a closing quote is kept.
 */
import { limits } from "./limits.ts";
import { ReadError } from "./readError.ts";

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** @param cells reused; @param count cells of the record; @param met see `Source.met` @returns false to stop */
export type OnRecord = (cells: string[], count: number, record: number, met?: Int32Array) => boolean | void;

export class CsvScanner {
  private readonly mark: number;
  private readonly end: number;
  private readonly onRecord: OnRecord;
  private readonly cells: string[] = [];
  /** Text of a record whose end has not come yet. */
  private rest = "";
  private record: number;
  stopped = false;

  /** @param delimiter one character @param lineEnd `\r` for old Mac files; else records end at `\n`, a `\r` before it dropped @param record how many records were read before */
  constructor(delimiter: string, lineEnd: "\n" | "\r", onRecord: OnRecord, record = 0) {
    this.mark = delimiter.charCodeAt(0);
    this.end = lineEnd === "\n" ? LF : CR;
    this.onRecord = onRecord;
    this.record = record;
  }

  /** @throws ReadError recordTooLong, quoteNeverClosed, tooManyColumns */
  push(text: string): void {
    if (this.stopped) return;
    const chunk = this.rest === "" ? text : this.rest + text;
    const from = this.scan(chunk, false);
    this.rest = from === 0 ? chunk : chunk.slice(from);
    if (this.rest.length > limits.recordChars && !this.stopped) this.fail(this.rest);
  }

  /** @throws ReadError as {@link push} */
  finish(): void {
    if (this.stopped || this.rest === "") return;
    this.scan(this.rest, true);
    this.rest = "";
  }

  /** @returns where the first record begins that has not ended */
  private scan(text: string, last: boolean): number {
    const { mark, end, cells } = this;
    const length = text.length;
    let position = 0;
    while (position < length) {
      const start = position;
      let count = 0;
      let done = false;
      while (!done) {
        const first = position < length ? text.charCodeAt(position) : -1;
        if (first === QUOTE) {
          const close = this.quoted(text, position, count, last);
          if (close < 0) return start;
          position = close;
        } else {
          let at = position;
          let code = -1;
          for (; at < length; at += 1) {
            code = text.charCodeAt(at);
            if (code === mark || code === end) break;
          }
          if (at === length && !last) return start;
          const stop =
            end === LF && at > position && text.charCodeAt(at - 1) === CR && (at === length || code === LF)
              ? at - 1
              : at;
          cells[count] = text.slice(position, stop);
          position = at;
        }
        count += 1;
        if (count > limits.columns)
          throw new ReadError("tooManyColumns", { row: this.record + 1, most: limits.columns });
        done = position >= length || text.charCodeAt(position) === end;
        position += 1;
      }
      this.record += 1;
      if (this.onRecord(cells, count, this.record) === false) {
        this.stopped = true;
        return length;
      }
    }
    return length;
  }

  /**
   * Reads a cell that begins with a quote into `cells[count]`.
   * @returns the position of the delimiter or line end after it, or -1 where more text is needed
   */
  private quoted(text: string, from: number, count: number, last: boolean): number {
    let value = "";
    let start = from + 1;
    let at = from + 1;
    for (;;) {
      at = text.indexOf('"', at);
      if (at < 0) {
        if (last) throw new ReadError("quoteNeverClosed", { row: this.record + 1, column: count + 1 });
        return -1;
      }
      if (at + 1 >= text.length && !last) return -1;
      if (text.charCodeAt(at + 1) !== QUOTE) break;
      value += text.slice(start, at + 1);
      start = at + 2;
      at += 2;
    }
    value += text.slice(start, at);
    // What stands between the closing quote and the next mark belongs to the cell.
    let after = at + 1;
    for (; after < text.length; after += 1) {
      const code = text.charCodeAt(after);
      if (code === this.mark || code === this.end) break;
    }
    if (after === text.length && !last) return -1;
    const tail = text.slice(at + 1, after);
    this.cells[count] = tail === "" || tail === "\r" ? value : value + tail.trimEnd();
    return after;
  }

  /** A record beyond all bounds: says whether a quote that was never closed is the cause, and in which cell it opened. */
  private fail(text: string): never {
    const row = this.record + 1;
    let column = 1;
    let inQuotes = false;
    let opened = 0;
    let atStart = true;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (inQuotes) {
        if (code !== QUOTE) continue;
        if (text.charCodeAt(at + 1) === QUOTE) at += 1;
        else inQuotes = false;
      } else if (code === QUOTE && atStart) {
        inQuotes = true;
        opened = column;
      } else if (code === this.mark) {
        column += 1;
        if (column > limits.columns) throw new ReadError("tooManyColumns", { row, most: limits.columns });
      }
      atStart = code === this.mark;
    }
    if (inQuotes && /[\r\n]/.test(text)) throw new ReadError("quoteNeverClosed", { row, column: opened });
    throw new ReadError("recordTooLong", { row, column, most: limits.cellChars });
  }
}
