/** CSV as spreadsheets open it: UTF-8 with a byte-order mark (Excel takes it for the local code page otherwise), CRLF, RFC 4180 quotes. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Cell, TableColumn, WriteTable } from "./exportDeals.ts";

export const writeCsv: WriteTable = async (path, columns, batches) => {
  await pipeline(Readable.from(lines(columns, batches)), createWriteStream(path));
};

async function* lines(columns: TableColumn[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `\ufeff${line(columns.map((column) => column.header))}`;
  for await (const rows of batches)
    yield rows
      .map((row) => line(row.map((cell, index) => safe(cell, columns[index] as TableColumn))))
      .join("");
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(quote).join(",")}\r\n`;
}

function quote(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); the import takes
 * it off again.
 */
function safe(cell: Cell, column: TableColumn): Cell {
  return column.kind === "text" && typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
