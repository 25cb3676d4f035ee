/** Where the cells of a pasted block belong in a grid of targets. */
import { parsePeriod, periodIn } from "../mapping/period.ts";

export interface PasteGrid {
  /** Names of the rows from the first that is pasted to. */
  names: readonly string[];
  periods: readonly string[];
  /** Of months and quarters without one in a header. */
  year: string;
  /** How many rows and columns are selected: what a smaller block is repeated over. */
  fill: { rows: number; columns: number };
}

/** A cell with its place in the block and, where it has one, in the grid. */
export interface PlacedCell {
  row: number;
  column: number;
  text: string;
  /** Place of the row and the period in the grid; null: outside. */
  at: number | null;
  period: string | null;
  /** A header that means nothing here. */
  unknown: { name: string } | { period: string } | null;
}

/** By position, or by the names and periods that the block itself has as its first column and row. */
export function placeBlock(block: readonly (readonly string[])[], grid: PasteGrid): PlacedCell[] {
  return isLabelled(block, grid) ? byLabels(block, grid) : byPosition(block, grid);
}

const periodOf = (text: string, year: string): string | null => parsePeriod(text) ?? periodIn(text, year);
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A first row of periods, and a first column in which a name of the grid is found. */
function isLabelled(
  [header = [], ...rows]: readonly (readonly string[])[],
  { names, year }: PasteGrid,
): boolean {
  const periods = header.slice(1).filter((text) => text.trim() !== "");
  return (
    periods.some((text) => periodOf(text, year) !== null) &&
    rows.some(([name = ""]) => name !== "" && names.some((known) => sameName(known, name)))
  );
}

function byLabels(
  [header = [], ...rows]: readonly (readonly string[])[],
  { names, year }: PasteGrid,
): PlacedCell[] {
  const periods = header.map((text) => periodOf(text, year));
  return rows.flatMap((cells, row) => {
    const name = cells[0] ?? "";
    if (cells.every((text) => text.trim() === "")) return [];
    const at = names.findIndex((known) => sameName(known, name));
    return cells.slice(1).flatMap((text, offset): PlacedCell[] => {
      const column = offset + 1;
      const label = header[column] ?? "";
      if (label.trim() === "" && text.trim() === "") return [];
      const period = periods[column] ?? null;
      const unknown = at < 0 ? { name } : period === null ? { period: label } : null;
      return [{ row: row + 1, column, text, at: at < 0 ? null : at, period, unknown }];
    });
  });
}

function byPosition(
  block: readonly (readonly string[])[],
  { names, periods, fill }: PasteGrid,
): PlacedCell[] {
  const height = block.length;
  const width = Math.max(...block.map((cells) => cells.length));
  // A block that fits into the selection a whole number of times is repeated over it.
  const rows = fill.rows % height === 0 ? fill.rows : height;
  const columns = fill.columns % width === 0 ? fill.columns : width;
  const cells: PlacedCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const text = block[row % height]?.[column % width];
      if (text === undefined) continue;
      const at = row < names.length ? row : null;
      cells.push({ row, column, text, at, period: periods[column] ?? null, unknown: null });
    }
  }
  return cells;
}
