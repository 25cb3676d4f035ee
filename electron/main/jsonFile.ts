/** Small JSON files of the app's own (settings, recent files, window place). */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Replaces a file in one step: a reader, or the next start after a power cut, sees the old bytes or the new, never half. */
export function writeAtomically(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const fd = openSync(temporary, "w");
    try {
      const buffer = typeof bytes === "string" ? Buffer.from(bytes, "utf8") : bytes;
      let written = 0;
      while (written < buffer.length) written += writeSync(fd, buffer, written);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export interface JsonFile<T> {
  read(): T;
  write(value: T): void;
}

/**
 * `parse` turns what was read into a value or throws. A damaged file must not keep the app from starting:
 * it is reported to `warn` and `fallback` is used, until the next write replaces it. A failed write is
 * reported too; the value then lives only as long as the app does.
 */
export function jsonFile<T>(
  path: string,
  parse: (json: unknown) => T,
  fallback: T,
  warn: (what: string, error: unknown) => void,
): JsonFile<T> {
  let value: T | undefined;
  return {
    read() {
      if (value !== undefined) return value;
      try {
        value = parse(JSON.parse(readFileSync(path, "utf8")));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") warn("unreadable, using defaults", error);
        value = fallback;
      }
      return value;
    },
    write(next) {
      value = next;
      try {
        writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`);
      } catch (error) {
        warn("could not be written", error);
      }
    },
  };
}
