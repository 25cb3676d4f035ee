/** Delimiter and line ends of a text file, from its first records. */
import { CsvScanner } from "./csvScanner.ts";
import { ReadError } from "./readError.ts";

const delimiters = [",", ";", "\t", "|"] as const;

/** Old Mac files end their lines with a lone CR; a file with any LF does not. */
export function lineEndOf(text: string): "\n" | "\r" {
  return text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
}

/** `sep=;` in the first line, as Excel writes and reads it. */
export function declaredDelimiter(text: string): string | null {
  return /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1] ?? null;
}

/**
 * The delimiter under which the records agree most on how many cells they have; a comma where none divides anything.
 * @param tabs the file's name says that it is divided by tabs: believed where there are any
 */
export function delimiterOf(text: string, tabs = false): string {
  const declared = declaredDelimiter(text);
  if (declared) return declared;
  if (tabs && text.includes("\t")) return "\t";
  let best: string = ",";
  let score = 0;
  for (const delimiter of delimiters) {
    const points = agreement(text, delimiter);
    if (points > score) [best, score] = [delimiter, points];
  }
  return best;
}

/** Share of the records with the most frequent width, times how much a width says (more cells say more, ever less so). */
function agreement(text: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let records = 0;
  const scanner = new CsvScanner(delimiter, lineEndOf(text), (cells, count) => {
    if (count === 1 && cells[0] === "") return true;
    records += 1;
    widths.set(count, (widths.get(count) ?? 0) + 1);
    return records < 100;
  });
  try {
    scanner.push(text);
    if (records < 2) scanner.finish();
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
  }
  let points = 0;
  for (const [width, count] of widths) {
    if (width > 1) points = Math.max(points, (count / records) * Math.log2(width + 1));
  }
  return points;
}
