/** A CSV file from disk as rows: chunks are read, decoded and scanned one by one, so that memory stays flat. */
import { isAscii } from "node:buffer";
import { basename } from "node:path";
import { CsvScanner, type OnRecord } from "./csvScanner.ts";
import {
  type Decoder,
  decoderFor,
  type Encoding,
  encodingNamed,
  findEncoding,
  Utf8Tally,
} from "./encoding.ts";
import { type OpenFile, readAt } from "./fileKind.ts";
import { limits } from "./limits.ts";
import { ReadError } from "./readError.ts";
import { declaredDelimiter, delimiterOf, lineEndOf } from "./sniff.ts";
import type { OnRow, Source, SourceInfo } from "./source.ts";
import { Utf8Rows } from "./utf8Rows.ts";

const CHUNK = 256 * 1024;
/** How much is looked at to find encoding and delimiter. */
const HEAD = 256 * 1024;

export interface CsvOptions {
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

export class CsvSource implements Source {
  readonly info: SourceInfo;
  readonly ragged = true;
  /** Text has no hidden parts. */
  readonly visible: readonly string[] = [];
  readonly rowHidden = false;
  readonly hiddenColumns: ReadonlySet<number> = new Set();
  suspect = false;
  met: Int32Array | null = null;
  private broken = false;
  private readonly open: OpenFile;
  private readonly encoding: Encoding;
  /** The encoding was found, not given. */
  private readonly found: boolean;
  private readonly skip: number;
  private readonly lineEnd: "\n" | "\r";
  private at = 0;

  /** @throws ReadError encodingUnknown */
  constructor(open: OpenFile, options: CsvOptions) {
    this.open = open;
    const head = readAt(open, 0, HEAD);
    const found = findEncoding(head, samples(open), head.length === open.size);
    const given = options.encoding === undefined ? null : encodingNamed(options.encoding);
    if (options.encoding !== undefined && !given)
      throw new ReadError("encodingUnknown", { file: basename(open.path), value: options.encoding });
    this.found = !given;
    this.encoding = given ?? found.encoding;
    this.skip = this.encoding === found.encoding ? found.skip : 0;
    const text = decoderFor(this.encoding, () => {}).write(head.subarray(this.skip));
    this.lineEnd = lineEndOf(text);
    this.info = {
      format: "csv",
      encoding: this.encoding,
      delimiter: options.delimiter ?? delimiterOf(text, /\.tsv$/i.test(open.path)),
      sheets: [],
      sheet: null,
    };
  }

  progress(): number {
    return this.open.size === 0 ? 1 : this.at / this.open.size;
  }

  async rows(onRow: OnRow): Promise<void> {
    const { open, info } = this;
    this.broken = false;
    this.suspect = false;
    this.met = null;
    let first = true;
    const onRecord: OnRecord = (cells, count, record, met) => {
      this.met = met ?? null;
      if (first) {
        first = false;
        if (cells[0] !== undefined && declaredDelimiter(cells.slice(0, count).join(info.delimiter as string)))
          return true;
      }
      return isBlank(cells, count) ? true : onRow(cells, count, record);
    };
    this.at = this.skip;
    let plain = true;
    const delimiter = info.delimiter as string;
    const quick = new Utf8Rows(delimiter, onRecord);
    if (this.encoding === "utf-8" && this.lineEnd === "\n" && delimiter < "\x80")
      plain = this.quickRows(quick);
    this.met = null;
    if (quick.stopped) return;
    const scanner = new CsvScanner(delimiter, this.lineEnd, onRecord, quick.record);
    let decoder = this.decoder(this.encoding);
    while (this.at < open.size && !scanner.stopped) {
      const bytes = readAt(open, this.at, CHUNK);
      this.at += bytes.length;
      let text = decoder.write(bytes);
      // UTF-16 was told by its mark or its zeros, which the chunk alone need not show.
      const isOpen = plain && this.found && !this.encoding.startsWith("utf-16");
      if (this.broken && isOpen) {
        // All was ASCII so far, which every encoding shares: the guess may be made anew from the bytes that tell.
        const encoding = this.restIsUtf8(this.at - bytes.length) ? "utf-8" : findEncoding(bytes).encoding;
        if (encoding !== this.encoding) {
          this.broken = false;
          info.encoding = encoding;
          decoder = this.decoder(encoding);
          text = decoder.write(bytes);
        }
      }
      plain &&= text.length === bytes.length;
      if (this.broken || text.includes("\0")) this.suspect = true;
      scanner.push(text);
    }
    if (scanner.stopped) return;
    const last = decoder.end();
    if (this.broken) this.suspect = true;
    scanner.push(last);
    scanner.finish();
  }

  /** Reads as far as the file is plain UTF-8; {@link at} is then the place from which it is not. @returns whether all was ASCII */
  private quickRows(rows: Utf8Rows): boolean {
    const { open } = this;
    let ascii = true;
    for (let take = CHUNK; this.at < open.size && !rows.stopped; ) {
      const chunk = readAt(open, this.at, take);
      const length = Utf8Rows.plainPart(chunk);
      if (chunk.subarray(0, length).includes(0)) this.suspect = true;
      const used = rows.scan(chunk, length);
      ascii &&= isAscii(chunk.subarray(0, used));
      this.at += used;
      if (used > 0) take = CHUNK;
      else if (chunk.length < take || take > limits.recordChars) break;
      // A record that is longer than the chunk, or a character that is no UTF-8.
      else take *= 2;
    }
    return ascii;
  }

  /** Whether one broken character stands in a text that is UTF-8 for the rest. */
  private restIsUtf8(from: number): boolean {
    if (this.encoding !== "utf-8") return false;
    const tally = new Utf8Tally();
    for (let at = from; at < this.open.size; at += CHUNK) tally.add(readAt(this.open, at, CHUNK));
    return tally.isUtf8;
  }

  private decoder(encoding: Encoding): Decoder {
    return decoderFor(encoding, () => {
      this.broken = true;
    });
  }
}

function isBlank(cells: readonly string[], count: number): boolean {
  for (let index = 0; index < count; index += 1) {
    const cell = cells[index] as string;
    if (cell !== "" && cell.trim() !== "") return false;
  }
  return true;
}

/** Pieces from all over a long file: its first part may be plain ASCII. */
function samples(open: OpenFile): Buffer[] {
  if (open.size <= HEAD) return [];
  const pieces: Buffer[] = [];
  for (let part = 1; part <= 16; part += 1) {
    const at = Math.floor(((open.size - 4096) * part) / 16);
    if (at >= HEAD) pieces.push(readAt(open, at, 4096));
  }
  return pieces;
}
