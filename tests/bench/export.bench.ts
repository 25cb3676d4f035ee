/** A workbook of 100,000 rows x 14 columns as the app writes it, beside hucre's stream. */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { writeXlsxStream } from "hucre/xlsx";
import type { Cell, TableColumn } from "../../electron/engine/export/exportDeals.ts";
import { writeXlsx } from "../../electron/engine/export/xlsx.ts";
import { openSource } from "../../electron/engine/import/readers/openSource.ts";
import { sheetColumns, sheetRows } from "./files.ts";
import { type Bench, expectEqual } from "./harness.ts";

const ROWS = 100_000;
const BATCH = 1000;

export default async function run(bench: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "funnel-bench-"));
  const ours = join(folder, "ours.xlsx");
  const theirs = join(folder, "theirs.xlsx");
  const rows = [...sheetRows(ROWS)];
  const cells = rows.map((row) =>
    row.map((cell): Cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  );
  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let from = 0; from < ROWS; from += BATCH) yield cells.slice(from, from + BATCH);
  }
  const columns = sheetColumns.map(({ header }): TableColumn => {
    const kind = header.endsWith("Date")
      ? "day"
      : header === "Amount"
        ? "money"
        : header === "Quantity"
          ? "number"
          : "text";
    return { header, kind };
  });
  try {
    await bench.compare<void>({
      title: `XLSX ${ROWS.toLocaleString("en")} x 14, writing`,
      ours: {
        name: "our writer",
        run: () => writeXlsx(ours, columns, batches()),
        after: async () => expectEqual("rows", await rowsOf(ours), ROWS + 1),
      },
      peers: [
        {
          name: "hucre's stream",
          run: () => {
            const stream = writeXlsxStream(rows, { name: "Deals", columns: sheetColumns });
            return pipeline(Readable.fromWeb(stream as unknown as ReadableStream), createWriteStream(theirs));
          },
          after: async () => expectEqual("rows by hucre", await rowsOf(theirs), ROWS + 1),
        },
      ],
      rounds: 3,
      check: () => {},
      aim: { ratio: 1 / 2, to: "hucre's stream" },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rowsOf(path: string): Promise<number> {
  const { source, close } = await openSource(path, {});
  let count = 0;
  await source.rows(() => {
    count += 1;
  });
  close();
  return count;
}
