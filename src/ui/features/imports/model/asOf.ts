/** The day of each file of an import, as the import itself takes it. */
import { type AsOf, asOfTogether } from "../../../../core/mapping/asOfDay.ts";
import type { FileEntry } from "../state/fileEntry.ts";

export interface ShownAsOf {
  day: string;
  /** `others`: the file tells no day of its own. */
  from: AsOf["from"] | "others";
}

/** @returns null for a file that was not read yet */
export function asOfFor(files: readonly FileEntry[], path: string): ShownAsOf | null {
  const read = files.flatMap(({ path: each, inspection, error, choices }) => {
    if (!inspection || error) return [];
    const own: AsOf = choices.asOf
      ? { day: choices.asOf, from: "given" }
      : { day: inspection.asOf, from: inspection.asOfFrom };
    return [{ path: each, own }];
  });
  const at = read.findIndex((each) => each.path === path);
  const own = read[at]?.own;
  const settled = asOfTogether(read.map((each) => each.own))[at];
  if (!own || !settled) return null;
  return settled === own ? own : { day: settled.day, from: "others" };
}
