/** Which kept profile a file's columns call for: headers as a fingerprint, and how near two of them are. */
import type { ImportTable } from "./fields.ts";
import { readHeader } from "./headers.ts";
import { systemName } from "./systems.ts";

/** Stands between keys, which hold letters and digits only. */
const BETWEEN = "|";

/** Columns that must be the same where one is more or less: of three columns, another one is another file. */
const LEAST_SHARED = 4;

export interface ProfileFit {
  /** `near`: all but one column are the same, or one was renamed. `far`: only a profile that was chosen is used then. */
  fit: "exact" | "near" | "far";
  /** The file's headers that the profile does not know. */
  added: string[];
  /** Keys of the profile's headers that the file lacks. */
  missing: string[];
}

function keyOf(header: string): string {
  return readHeader(header.replace(/ \[\d+\]$/, "")).key;
}

/**
 * The same for the same columns in whatever order, case, width and spelling of units; empty where no header has a
 * letter or digit.
 */
export function fingerprintOf(headers: readonly string[]): string {
  return [...new Set(headers.map(keyOf).filter(Boolean))].sort().join(BETWEEN);
}

/** How a file's headers stand to a profile's fingerprint. */
export function fitOf(fingerprint: string, headers: readonly string[]): ProfileFit {
  const known = new Set(fingerprint.split(BETWEEN).filter(Boolean));
  const own = new Set(headers.map(keyOf).filter(Boolean));
  const missing = [...known].filter((key) => !own.has(key));
  const strange = new Set([...own].filter((key) => !known.has(key)));
  const added = headers.filter((header) => strange.has(keyOf(header)));
  const shared = known.size - missing.length;
  const apart = Math.max(missing.length, strange.size);
  const fit =
    apart === 0 && shared > 0 ? "exact" : apart === 1 && shared >= LEAST_SHARED ? "near" : ("far" as const);
  return { fit, added, missing };
}

/** The header of the file that a profile's header stands for: the same, else one that differs only in its writing. */
export function sameHeader(header: string, headers: readonly string[]): string | undefined {
  if (headers.includes(header)) return header;
  const key = readHeader(header).key;
  return key === "" ? undefined : headers.find((candidate) => readHeader(candidate).key === key);
}

/** What a profile is called unless the user says: its source and the file's name without its days and numbers. */
export function profileName(file: string, sourceSystem: string, table: ImportTable): string {
  const stem = file
    .replace(/\.[^.]*$/, "")
    .normalize("NFKC")
    .replace(/\d{2,4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?/g, " ")
    .replace(/(?<![\p{L}\d])Q[1-4](?![\p{L}\d])/giu, " ")
    .replace(/[\d()[\]{}_.\-–—,;+#~\s]+/g, " ")
    .trim();
  const system = systemName(sourceSystem) ?? "";
  const named = stem.toLowerCase().includes(system.toLowerCase()) ? stem : `${system} ${stem}`.trim();
  return (named || table).slice(0, 80).toWellFormed().trim();
}
