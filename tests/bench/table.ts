/** Figures of a bench as a table for the terminal. */
import type { Row } from "./harness.ts";

export interface Figure {
  name: string;
  median: number;
  min: number;
  /** Median over the rounds of our time / this one's time in the same round; null for ourselves. Below 1: we are quicker. */
  ratio: number | null;
}

export function formatRows(rows: readonly Row[]): string {
  const lines = [["", "median", "least", "ours / peer", "aim"]];
  for (const { title, aim, figures } of rows) {
    lines.push([title, "", "", "", aim ?? ""]);
    for (const { name, median, min, ratio } of figures) {
      const times = [`${short(median)} ms`, `${short(min)} ms`];
      lines.push([`  ${name}`, ...times, ratio === null ? "" : `${ratio.toFixed(2)}x`, ""]);
    }
  }
  const widths = (lines[0] as string[]).map((_, column) =>
    Math.max(...lines.map((line) => width(line[column] ?? ""))),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? pad(cell, widths[column]) : padLeft(cell, widths[column])))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
const width = (text: string): number => text.length;
const pad = (text: string, to = 0): string => text.padEnd(to);
const padLeft = (text: string, to = 0): string => text.padStart(to);
