/** The header row alone, as each of several ways to read the file finds it. */
import { basename } from "node:path";
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { openTable } from "./groups.ts";
import { ReadError } from "../readers/readError.ts";
import { findLayout } from "./layout.ts";

/** The options that decide where a file's table is. */
export type Structure = Pick<
  ImportOptions,
  "sheet" | "headerRow" | "headerRows" | "leaveHidden" | "encoding" | "delimiter"
>;

/** @returns for each way, null where the file can't be read so: what is wrong is said when it is read in earnest */
export async function readHeaders(
  path: string,
  structures: readonly Structure[],
): Promise<(string[] | null)[]> {
  const found: (string[] | null)[] = [];
  for (const structure of structures) {
    // One after the other: each holds the file open.
    found.push(await headersOf(path, structure));
  }
  return found;
}

async function headersOf(path: string, structure: Structure): Promise<string[] | null> {
  try {
    const { source, close } = await openTable(path, structure);
    try {
      const layout = await findLayout(source, structure, basename(path), null);
      return layout.columns.map(({ header }) => header);
    } finally {
      close();
    }
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}
