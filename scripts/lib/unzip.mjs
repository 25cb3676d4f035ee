// Reads a ZIP archive with Node alone, so that a few files can be taken out of a large one.
import { closeSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Unpacks the files for which `place(name)` gives a path. Names are never used as paths by themselves, so an entry
 * cannot land anywhere else. Archives of up to 4 GB and 65,535 entries (no ZIP64).
 */
export function unzip(archive, place) {
  const file = openSync(archive, "r");
  const read = (position, length) => {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, position) !== length) throw new Error(`${archive} is cut short`);
    return bytes;
  };
  try {
    const { size } = statSync(archive);
    const tail = read(Math.max(0, size - 66_000), Math.min(size, 66_000)); // the end record and its longest comment
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--;
    if (end < 0) throw new Error(`${archive} is not a ZIP archive`);

    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length && directory.readUInt32LE(at) === directoryEntry; ) {
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
      const path = name.endsWith("/") ? undefined : place(name);
      if (path) {
        const start = directory.readUInt32LE(at + 42);
        const local = read(start, 30);
        const data = read(
          start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28),
          directory.readUInt32LE(at + 20),
        );
        mkdirSync(dirname(path), { recursive: true });
        const mode = (directory.readUInt32LE(at + 38) >>> 16) & 0o777;
        writeFileSync(path, directory.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data), {
          mode: mode || 0o644,
        });
      }
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
  } finally {
    closeSync(file);
  }
}
