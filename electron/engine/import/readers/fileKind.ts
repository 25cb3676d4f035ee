/** What a file is by its first bytes; its name's ending is not asked, because it is often wrong. */
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { isWide } from "./encoding.ts";
import { ReadError } from "./readError.ts";

export interface OpenFile {
  handle: number;
  path: string;
  size: number;
  /** Changes when the file is written to. */
  stamp: string;
}

/** @throws ReadError sheetNotFound, sheetIsFolder, sheetNoPermission, sheetEmpty, sheetNotFile */
export function openForReading(path: string): OpenFile {
  const file = basename(path);
  let handle: number;
  try {
    // A pipe or device would block at opening: look before.
    const kind = statSync(path);
    if (kind.isDirectory()) throw new ReadError("sheetIsFolder", { file });
    if (!kind.isFile()) throw new ReadError("sheetNotFile", { file });
    handle = openSync(path, "r");
  } catch (error) {
    throw systemError(error, file);
  }
  const stat = fstatSync(handle, { bigint: true });
  if (stat.size === 0n) {
    closeSync(handle);
    throw new ReadError("sheetEmpty", { file });
  }
  return { handle, path, size: Number(stat.size), stamp: `${stat.size} ${stat.mtimeNs} ${stat.ino}` };
}

/** @throws ReadError sheetChanged where the file was written to, replaced or removed since it was opened */
export function assertUnchanged(open: OpenFile): void {
  let stamp = "";
  try {
    const stat = statSync(open.path, { bigint: true });
    stamp = `${stat.size} ${stat.mtimeNs} ${stat.ino}`;
  } catch {
    // Gone: changed, too.
  }
  if (stamp !== open.stamp) throw new ReadError("sheetChanged", { file: basename(open.path) });
}

export function systemError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return new ReadError("sheetNotFound", { file });
  if (code === "EACCES" || code === "EPERM") return new ReadError("sheetNoPermission", { file });
  if (code === "EISDIR") return new ReadError("sheetIsFolder", { file });
  if (code === "EBUSY" || code === "EIO" || code === "ENXIO")
    return new ReadError("sheetUnreadable", { file });
  return error;
}

/** @returns fewer bytes only at the file's end @throws ReadError sheetUnreadable */
export function readAt(open: OpenFile, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, open.size - position)));
  let read = 0;
  while (read < buffer.length) {
    let count: number;
    try {
      count = readSync(open.handle, buffer, read, buffer.length - read, position + read);
    } catch (error) {
      throw systemError(error, basename(open.path));
    }
    // Cut shorter while it was read.
    if (count === 0) throw new ReadError("sheetChanged", { file: basename(open.path) });
    read += count;
  }
  return buffer;
}

export type FileKind = "zip" | "xls" | "text";

/** @throws ReadError for what is plainly something else, each with its own sentence */
export function kindOf(open: OpenFile): FileKind {
  const file = basename(open.path);
  const head = readAt(open, 0, 8192);
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return "zip";
  if (begins(0x50, 0x4b, 0x05, 0x06)) throw new ReadError("zipNotSheet", { file });
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    if (isEncryptedPackage(open)) throw new ReadError("sheetPassword", { file });
    return "xls";
  }
  // Excel 2 to 4 wrote the sheet without a container around it.
  if (begins(0x09, 0x08) || begins(0x09, 0x04) || begins(0x09, 0x02) || begins(0x09, 0x00, 0x04))
    return "xls";
  const text = head
    .toString("latin1")
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe)/, "")
    .replaceAll("\0", "")
    .trimStart()
    .slice(0, 1024)
    .toLowerCase();
  if (
    /^(?:<!doctype\s+html|<html|<head|<meta|<table|<body|<div|<script|<style|<!--|<\?xml|<xml)/.test(text)
  ) {
    throw new ReadError(/<workbook|progid="excel\.sheet"/.test(text) ? "sheetXml2003" : "sheetIsHtml", {
      file,
    });
  }
  const other = otherMagic.find(([bytes]) => begins(...bytes));
  if (other || /^\{\s*"|^\[\s*[{[]/.test(text) || isBinary(head))
    throw new ReadError("sheetNotTable", { file });
  return "text";
}

const otherMagic: readonly (readonly [number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x89, 0x50, 0x4e, 0x47], "png"],
  [[0xff, 0xd8, 0xff], "jpeg"],
  [[0x1f, 0x8b], "gzip"],
  [[0x37, 0x7a, 0xbc, 0xaf], "7z"],
  [[0x52, 0x61, 0x72, 0x21], "rar"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "sqlite"],
  [[0x7f, 0x45, 0x4c, 0x46], "elf"],
  [[0x4d, 0x5a, 0x90], "exe"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rtf"],
];

/** Text has no control characters but tabs and breaks; in UTF-16 every byte may be any. */
function isBinary(head: Buffer): boolean {
  if (isWide(head)) return false;
  let control = 0;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index & 1] = (zeros[index & 1] as number) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  });
  return control > head.length * 0.02 + 2 || Math.min(...zeros) > head.length * 0.05;
}

/** Office keeps a workbook with a password in an old container whose directory names the stream. */
function isEncryptedPackage(open: OpenFile): boolean {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const most = Math.min(open.size, 64 * 1024 ** 2);
  for (let at = 0; at < most; at += 1024 ** 2) {
    if (readAt(open, at, 1024 ** 2 + name.length).includes(name)) return true;
  }
  return false;
}
