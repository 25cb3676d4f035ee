/** A workbook of 100,000 rows x 14 columns as the app writes it, beside hucre's stream. */
import { join } from "node:path";
import type { Cell, TableColumn } from "../../electron/engine/export/exportDeals.ts";
import { writeXlsx } from "../../electron/engine/export/xlsx.ts";
import { exportHeader } from "./exported.ts";
import { sheetRows } from "./files.ts";
import { type Bench, expectEqual } from "./harness.ts";
import { countByUs, HUCRE, inTemporaryFolder, writeByHucre } from "./sheets.ts";

const ROWS = 100_000;
const BATCH = 1000;

const kinds: Record<string, TableColumn["kind"]> = {
  Amount: "money",
  Quantity: "number",
  "Close Date": "day",
  "Created Date": "day",
};
const columns = exportHeader.map((header): TableColumn => ({ header, kind: kinds[header] ?? "text" }));

export default async function run(bench: Bench): Promise<void> {
  const rows = [...sheetRows(ROWS)];
  const cells = rows.map((row) =>
    row.map((cell): Cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  );
  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let from = 0; from < ROWS; from += BATCH) yield cells.slice(from, from + BATCH);
  }
  await inTemporaryFolder(async (folder) => {
    const contender = (name: string, write: (path: string) => Promise<void>) => {
      const path = join(folder, `${name}.xlsx`);
      return {
        name,
        run: () => write(path),
        after: async () => expectEqual(`rows by ${name}`, await countByUs(path), ROWS + 1),
      };
    };
    await bench.compare<void>({
      title: `XLSX ${ROWS.toLocaleString("en")} x 14, writing`,
      ours: contender("our writer", (path) => writeXlsx(path, columns, batches())),
      peers: [contender(HUCRE, (path) => writeByHucre(path, rows, "inline"))],
      rounds: 3,
      check: () => {},
      aim: { ratio: 1 / 2, to: HUCRE },
    });
  });
}
