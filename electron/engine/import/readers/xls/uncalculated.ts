/**
 * Formulas of an old Excel workbook whose values no program has worked out. The format has a place for a value in each
 * formula's record ([MS-XLS] 2.4.127), so programs that write formulas without working them out leave one of two marks:
 * zero with the flag "work out when opened", which Excel itself never sets, or an empty text. A formula that Excel worked
 * out may be an empty text too: that is taken for the mark only where no formula of the sheet has a value.
 */
import { CFB } from "@e965/xlsx";

const BOF: ReadonlySet<number> = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const EOF = 0x000a;
const BOUND_SHEET = 0x0085;
const FORMULA: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
const ON_OPEN = 2;

/** @param stream {@link workbookStream} @param sheet which one, from 0 @returns `placeOf` each */
export function uncalculated(stream: Buffer | null, sheet: number): ReadonlySet<number> {
  const marked = new Set<number>();
  const empty: number[] = [];
  let valued = false;
  const start = stream ? sheetStart(stream, sheet) : undefined;
  if (!stream || start === undefined) return marked;
  let depth = 0;
  for (const { type, at, length } of records(stream, start)) {
    if (BOF.has(type)) depth += 1;
    else if (type === EOF) depth -= 1;
    if (depth === 0) break;
    if (depth > 1 || !FORMULA.has(type) || length < 16) continue;
    const place = placeOf(stream.readUInt16LE(at), stream.readUInt16LE(at + 2));
    const isText = stream.readUInt16LE(at + 12) === 0xffff;
    const flags = stream.readUInt16LE(at + 14);
    if (isText && stream[at + 6] === 3) empty.push(place);
    else if (!isText && stream.readDoubleLE(at + 6) === 0 && (flags & ON_OPEN) > 0) marked.add(place);
    else valued = true;
  }
  if (!valued) for (const place of empty) marked.add(place);
  return marked;
}

/** From 0. */
export const placeOf = (row: number, column: number): number => row * 65_536 + column;

/** @returns null where the file is older than compound files (1993) */
export function workbookStream(bytes: Buffer): Buffer | null {
  try {
    const container = CFB.read(bytes, { type: "buffer" });
    const entry = CFB.find(container, "/Workbook") ?? CFB.find(container, "/Book");
    return entry ? Buffer.from(entry.content) : null;
  } catch {
    return null;
  }
}

/** Where the sheet begins in the stream. */
function sheetStart(stream: Buffer, sheet: number): number | undefined {
  const starts: number[] = [];
  for (const { type, at, length } of records(stream, 0)) {
    if (type === EOF) break;
    if (type === BOUND_SHEET && length >= 4) starts.push(stream.readUInt32LE(at));
  }
  return starts[sheet];
}

function* records(stream: Buffer, from: number): Generator<{ type: number; at: number; length: number }> {
  for (let at = from; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (at + 4 + length > stream.length) return;
    yield { type, at: at + 4, length };
    at += 4 + length;
  }
}
