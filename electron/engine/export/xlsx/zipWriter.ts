/**
 * A zip container, written part by part as it comes. Our own, because what a spreadsheet needs of it is these few lines, and
 * none of the libraries that were tried leaves all the work to the run time's native code: yazl 3.3 reckons checksums in
 * JavaScript (a third of the time of the whole export), fflate 0.8 compresses in JavaScript, client-zip 2.5 only stores.
 *
 * Parts are compressed by the run time's thread pool while the next bytes are being made. Format: PKWARE APPNOTE 6.3.10.
 */
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** Beyond this, sizes need the wider fields that spreadsheets never need. */
export const MOST_PART_BYTES = 0xffffffff;

/** As quick as the lowest levels on rows of cells, and packs them nearly as small as the highest. */
const LEVEL = 4;
/** Pieces that may be made ahead of the compression. */
const AHEAD = 3;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
/** 1980-01-01, the first day that the format knows: the same cells make the same file. */
const DAY = 0x21;

interface Part {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

export class ZipWriter {
  private readonly file: FileHandle;
  private readonly parts: Part[] = [];
  private position = 0;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  /** Makes a file, closes it at the end, also where `write` throws. */
  static async create(path: string, write: (zip: ZipWriter) => Promise<void>): Promise<void> {
    const file = await open(path, "w");
    try {
      const zip = new ZipWriter(file);
      await write(zip);
      await zip.finish();
    } finally {
      await file.close();
    }
  }

  /** @throws RangeError for a part of more than {@link MOST_PART_BYTES}, and what `pieces` throw */
  async add(path: string, pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    const part: Part = { name: Buffer.from(path), crc: 0, packed: 0, size: 0, offset: this.position };
    // Its place is kept until the sizes are known.
    await this.append([localHeader(part)]);
    const start = this.position;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        part.crc = crc32(piece, part.crc);
        part.size += piece.length;
        yield piece;
      }
    };
    await pipeline(
      Readable.from(counted(), { highWaterMark: AHEAD }),
      createDeflateRaw({ level: LEVEL, chunkSize: 256 * 1024 }),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const piece of packed) await this.append([piece]);
      },
    );
    part.packed = this.position - start;
    await this.file.writev([localHeader(part)], part.offset);
    this.parts.push(part);
  }

  private async finish(): Promise<void> {
    const directory = Buffer.concat(this.parts.map(centralHeader));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(this.parts.length, 8);
    end.writeUInt16LE(this.parts.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.position, 16);
    await this.append([directory, end]);
  }

  /** `writev` writes all of it or throws; positions are our own, since a header is written once more later. */
  private async append(buffers: Buffer[]): Promise<void> {
    const { bytesWritten } = await this.file.writev(buffers, this.position);
    this.position += bytesWritten;
  }
}

/** What both headers have alike, 26 bytes. */
function common({ name, crc, packed, size }: Part): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(DAY, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function localHeader(part: Part): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(LOCAL);
  return Buffer.concat([mark, common(part), part.name]);
}

function centralHeader(part: Part): Buffer {
  const begin = Buffer.alloc(6);
  begin.writeUInt32LE(CENTRAL, 0);
  begin.writeUInt16LE(VERSION, 4);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(part.offset, 10);
  return Buffer.concat([begin, common(part), place, part.name]);
}
