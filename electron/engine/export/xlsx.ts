/** XLSX with real numbers and days, a frozen header and number formats, streamed so that memory stays flat. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { writeXlsxStream } from "hucre/xlsx";
import type { Cell, TableColumn, WriteTable } from "./exportDeals.ts";

const formats: Partial<Record<TableColumn["kind"], string>> = {
  money: "#,##0.00",
  number: "#,##0.###",
  percent: "0.##",
  day: "yyyy-mm-dd",
};

export const writeXlsx: WriteTable = async (path, columns, batches) => {
  const stream = writeXlsxStream(rows(columns, batches), {
    name: "Deals",
    freezePane: { rows: 1, columns: 2 },
    columns: columns.map(({ header, kind }) => ({
      header,
      width: kind === "text" ? 24 : 14,
      numFmt: formats[kind],
    })),
  });
  await pipeline(Readable.fromWeb(stream as unknown as ReadableStream), createWriteStream(path));
};

async function* rows(columns: TableColumn[], batches: AsyncIterable<Cell[][]>) {
  for await (const batch of batches) {
    for (const row of batch) yield row.map((cell, index) => typed(cell, columns[index] as TableColumn));
  }
}

/** Amounts come as exact decimal text; up to 15 digits a spreadsheet's number holds them exactly. */
function typed(cell: Cell, { kind }: TableColumn): string | number | Date | null {
  if (cell === null || kind === "text") return cell;
  if (kind === "day") return new Date(`${cell}T00:00:00Z`);
  return Number(cell);
}
