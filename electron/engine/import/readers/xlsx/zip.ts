/** A zip container: its directory, and an entry's bytes inflated piece by piece under limits. */
import { basename } from "node:path";
import { createInflateRaw } from "node:zlib";
import { type OpenFile, readAt } from "../fileKind.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";

export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Entries by name in lower case with `/`. @throws ReadError zipDamaged, zipTooManyParts, sheetPassword */
export function readDirectory(open: OpenFile): Map<string, ZipEntry> {
  const file = basename(open.path);
  const damaged = () => new ReadError("zipDamaged", { file });
  const { count, at, length } = findDirectory(open, damaged);
  if (count > limits.zipEntries || length > limits.smallPartBytes)
    throw new ReadError("zipTooManyParts", { file, most: limits.zipEntries });
  if (at + length > open.size) throw damaged();
  const directory = readAt(open, at, length);
  const entries = new Map<string, ZipEntry>();
  let position = 0;
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > directory.length || directory.readUInt32LE(position) !== CENTRAL) throw damaged();
    const nameLength = directory.readUInt16LE(position + 28);
    const extraLength = directory.readUInt16LE(position + 30);
    const name = directory
      .toString("utf8", position + 46, position + 46 + nameLength)
      .replaceAll("\\", "/")
      .replace(/^\//, "")
      .toLowerCase();
    if ((directory.readUInt16LE(position + 8) & 1) !== 0) throw new ReadError("sheetPassword", { file });
    const entry: ZipEntry = {
      name,
      method: directory.readUInt16LE(position + 10),
      packed: directory.readUInt32LE(position + 20),
      size: directory.readUInt32LE(position + 24),
      offset: directory.readUInt32LE(position + 42),
    };
    widen(entry, directory.subarray(position + 46 + nameLength, position + 46 + nameLength + extraLength));
    entries.set(name, entry);
    position += 46 + nameLength + extraLength + directory.readUInt16LE(position + 32);
  }
  return entries;
}

function findDirectory(
  open: OpenFile,
  damaged: () => ReadError,
): { count: number; at: number; length: number } {
  const tailAt = Math.max(0, open.size - 65_557);
  const tail = readAt(open, tailAt, open.size - tailAt);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw damaged();
  const found = {
    count: tail.readUInt16LE(end + 10),
    length: tail.readUInt32LE(end + 12),
    at: tail.readUInt32LE(end + 16),
  };
  if (found.count !== 0xffff && found.at !== 0xffffffff) return found;
  // Zip64: the locator right before tells where the wider record is.
  const locator = end - 20;
  if (locator < 0) throw damaged();
  const at = Number(tail.readBigUInt64LE(locator + 8));
  if (at + 56 > open.size) throw damaged();
  const wide = readAt(open, at, 56);
  if (wide.readUInt32LE(0) !== END64) throw damaged();
  return {
    count: Number(wide.readBigUInt64LE(32)),
    length: Number(wide.readBigUInt64LE(40)),
    at: Number(wide.readBigUInt64LE(48)),
  };
}

/** Sizes beyond 4 GB stand in the extra field, in the order of those that are marked. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (id === 1) {
      let next = at + 4;
      for (const member of ["size", "packed", "offset"] as const) {
        if (entry[member] !== 0xffffffff || next + 8 > extra.length) continue;
        entry[member] = Number(extra.readBigUInt64LE(next));
        next += 8;
      }
    }
    at += 4 + length;
  }
}

const PACKED_CHUNK = 256 * 1024;

/** Inflated pieces of an entry. The sizes that the directory states are not believed: what comes out is counted. @throws ReadError zipDamaged, zipBomb */
export async function* inflate(
  open: OpenFile,
  entry: ZipEntry,
  most: number = limits.entryBytes,
): AsyncGenerator<Buffer> {
  const file = basename(open.path);
  if (entry.offset + 30 > open.size) throw new ReadError("zipDamaged", { file });
  const local = readAt(open, entry.offset, 30);
  if (local.readUInt32LE(0) !== LOCAL) throw new ReadError("zipDamaged", { file });
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + entry.packed > open.size) throw new ReadError("zipDamaged", { file });
  let size = 0;
  let taken = 0;
  const count = (piece: Buffer): Buffer => {
    size += piece.length;
    if (size > most || (size > limits.ratioFrom && size > entry.packed * limits.ratio))
      throw new ReadError("zipBomb", { file, part: entry.name });
    return piece;
  };
  const packed = function* (): Generator<Buffer> {
    for (; taken < entry.packed; taken += PACKED_CHUNK)
      yield readAt(open, start + taken, Math.min(PACKED_CHUNK, entry.packed - taken));
  };
  if (entry.method === 0) {
    for (const piece of packed()) yield count(piece);
    return;
  }
  if (entry.method !== 8) throw new ReadError("zipDamaged", { file });
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  try {
    yield* pump(stream, packed(), count);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError("zipDamaged", { file });
  } finally {
    stream.destroy();
  }
}

async function* pump(
  stream: ReturnType<typeof createInflateRaw>,
  packed: Generator<Buffer>,
  count: (piece: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  let feeding = true;
  let fault: unknown = null;
  const feed = async (): Promise<void> => {
    for (const piece of packed) {
      if (!feeding) return;
      if (!stream.write(piece)) await drained(stream);
    }
    stream.end();
  };
  const fed = feed().catch((error: unknown) => {
    fault = error;
    stream.destroy();
  });
  try {
    for await (const piece of stream) yield count(piece as Buffer);
  } finally {
    feeding = false;
    stream.destroy();
    await fed;
  }
  if (fault) throw fault;
}

/** Resolves when the stream takes more, or has been closed. */
function drained(stream: ReturnType<typeof createInflateRaw>): Promise<void> {
  return new Promise((resume) => {
    const go = () => {
      stream.off("drain", go);
      stream.off("close", go);
      resume();
    };
    stream.on("drain", go);
    stream.on("close", go);
  });
}

/** A small part as text. @throws ReadError */
export async function readPart(open: OpenFile, entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of inflate(open, entry, limits.smallPartBytes)) pieces.push(piece);
  return Buffer.concat(pieces)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}
