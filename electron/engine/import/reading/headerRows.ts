/** Which row is the header, and whether the row above it groups its columns: 金额 over 预计 and 实际. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { scoreHeaderRow } from "../../../../src/core/mapping/propose.ts";
import type { TextRow } from "../readers/openSource.ts";
import { ReadError } from "../readers/readError.ts";

export interface Header {
  /** The last row of the header: data begin below it. */
  row: number;
  /** 2 where the row above belongs to it. */
  rows: 1 | 2;
  cells: string[];
}

/** Points from which a row is known as a header by its words. */
const KNOWN = 15;

/** @throws ReadError headerRowOutside */
export function findHeader(
  rows: readonly TextRow[],
  { headerRow, headerRows }: Pick<ImportOptions, "headerRow" | "headerRows">,
  file: string,
): Header {
  const single = headerRow === undefined ? bestRow(rows) : rows.find(({ row }) => row === headerRow);
  if (!single) throw new ReadError("headerRowOutside", { file, row: headerRow ?? 1 });
  const one: Header = { row: single.row, rows: 1, cells: single.cells };
  if (headerRows === 1) return one;
  const neighbour = (row: number) => rows.find((other) => other.row === row);
  const above = neighbour(single.row - 1);
  // A row that the user chose is the last one; one that was found may be either.
  const below = headerRow === undefined ? neighbour(single.row + 1) : undefined;
  const pairs = [below && join(single, below), above && join(above, single)].filter(
    (pair): pair is Pair => pair !== undefined && (headerRows === 2 || fits(pair)),
  );
  let best = headerRows === 2 ? null : one;
  for (const pair of pairs) if (!best || scoreHeaderRow(pair.cells) > scoreHeaderRow(best.cells)) best = pair;
  if (!best) throw new ReadError("headerRowOutside", { file, row: single.row - 1 });
  return { row: best.row, rows: best.rows, cells: best.cells };
}

function bestRow(rows: readonly TextRow[]): TextRow {
  let best = rows[0] as TextRow;
  let most = 0;
  for (const row of rows) {
    const score = scoreHeaderRow(row.cells);
    if (score > most) [best, most] = [row, score];
  }
  return most >= KNOWN ? best : (rows.find((row) => looksLikeHeader(row, rows)) ?? best);
}

/** Without known words: the first row about as wide as the table, all of it text. */
function looksLikeHeader({ cells }: TextRow, rows: readonly TextRow[]): boolean {
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== "").length;
  const widest = Math.max(...rows.map((row) => filled(row.cells)));
  return (
    filled(cells) >= widest * 0.6 && cells.every((cell) => !/^[\d.,\s%-]+$/.test(cell) || cell.trim() === "")
  );
}

interface Pair extends Header {
  upper: string[];
  lower: string[];
}

/** Two rows as one header: what stands over several columns counts for each of them. */
function join(upperRow: TextRow, lowerRow: TextRow): Pair {
  const width = Math.max(upperRow.cells.length, lowerRow.cells.length);
  const at = (row: TextRow) =>
    Array.from({ length: width }, (_value, index) => (row.cells[index] ?? "").trim());
  const upper = at(upperRow);
  const lower = at(lowerRow);
  let group = "";
  const cells = upper.map((own, index) => {
    const under = lower[index] as string;
    if (own !== "") group = own;
    if (under === "") return own;
    return nameOf(own === "" && index > 0 ? group : own, under, own !== "");
  });
  return { row: lowerRow.row, rows: 2, cells, upper, lower };
}

/** @param first of the columns under the group: the group's own name may stand for it */
function nameOf(group: string, own: string, first: boolean): string {
  if (group === "" || group === own) return own;
  const glue = /[\u3400-\u9fff]/.test(group + own) ? "" : " ";
  const both = `${group} ${own}`;
  const names = [`${own}${glue}${group}`, both, own, ...(first ? [group] : [])];
  return names.find((name) => scoreHeaderRow([name]) > 0) ?? both;
}

/** Whether two rows are a header with groups, rather than a title or a first record beside it. */
function fits({ upper, lower }: Pair): boolean {
  const groups = upper.filter((cell, index) => cell !== "" && lower[index] !== "" && upper[index + 1] === "");
  return (
    upper.filter((cell) => cell !== "").length > 1 &&
    groups.length > 0 &&
    lower.every((cell) => cell === "" || (cell.length <= 40 && !/\d{2}|^[\d.,\s%-]+$/.test(cell)))
  );
}
