/** A CSV file from disk as rows: chunks are read, decoded and scanned one by one, so that memory stays flat. */
import { basename } from "node:path";
import { CsvScanner } from "./csvScanner.ts";
import {
  type Decoder,
  decoderFor,
  type Encoding,
  encodingNamed,
  findEncoding,
  Utf8Tally,
} from "./encoding.ts";
import { type OpenFile, readAt } from "./fileKind.ts";
import { ReadError } from "./readError.ts";
import { declaredDelimiter, delimiterOf, lineEndOf } from "./sniff.ts";
import type { OnRow, Source, SourceInfo } from "./source.ts";

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
    let first = true;
    const scanner = new CsvScanner(info.delimiter as string, this.lineEnd, (cells, count, record) => {
      if (first) {
        first = false;
        if (cells[0] !== undefined && declaredDelimiter(cells.slice(0, count).join(info.delimiter as string)))
          return true;
      }
      return isBlank(cells, count) ? true : onRow(cells, count, record);
    });
    let decoder = this.decoder(this.encoding);
    let plain = true;
    for (this.at = this.skip; this.at < open.size && !scanner.stopped; ) {
      const bytes = readAt(open, this.at, CHUNK);
      this.at += bytes.length;
      let text = decoder.write(bytes);
      if (this.broken && plain && this.found) {
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
