/** The day of each file of an import, as the import itself takes it. */
import { type AsOf, asOfTogether } from "../../../../core/mapping/asOfDay.ts";
import type { FileEntry } from "../state/fileEntry.ts";

/** @returns null for a file that was not read yet */
export function asOfFor(files: readonly FileEntry[], path: string): AsOf | null {
  const read = files.flatMap(({ path: each, inspection, error, choices }) => {
    if (!inspection || error) return [];
    const asOf: AsOf = choices.asOf
      ? { day: choices.asOf, from: "given", passed: null }
      : { day: inspection.asOf, from: inspection.asOfFrom, passed: inspection.asOfPassed };
    return [{ path: each, asOf, table: inspection.table }];
  });
  return asOfTogether(read)[read.findIndex((each) => each.path === path)] ?? null;
}
