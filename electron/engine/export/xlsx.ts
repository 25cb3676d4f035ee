/**
 * XLSX with real numbers and days, a frozen header and number formats, streamed so that memory stays flat. Our own writer:
 * the fastest library that was tried (hucre's stream) takes more than twice as long, because it makes a text of every cell
 * and compresses in between; here bytes are put down directly while the thread pool compresses those before. That library
 * also loses text that looks like an escape (`_x000D_`), halves of pairs, and days before 1900.
 */
import type { Cell, TableColumn, WriteTable } from "./exportDeals.ts";
import { SharedTexts } from "./xlsx/sharedTexts.ts";
import { SheetRows } from "./xlsx/sheetXml.ts";
import { workbookParts } from "./xlsx/workbookXml.ts";
import { MOST_PART_BYTES, ZipWriter } from "./xlsx/zipWriter.ts";

/** What one sheet may hold; what goes beyond comes on further ones, each with the header. */
const sheetLimits = { rows: 1_048_576, bytes: MOST_PART_BYTES / 2 };

export const writeXlsx: WriteTable = (path, columns, batches) =>
  writeSheets(path, columns, batches, sheetLimits);

/** {@link writeXlsx} with other limits of a sheet. */
export async function writeSheets(
  path: string,
  columns: TableColumn[],
  batches: AsyncIterable<Cell[][]>,
  limits: typeof sheetLimits,
): Promise<void> {
  await ZipWriter.create(path, async (zip) => {
    const texts = new SharedTexts();
    const rows = new RowFeed(batches);
    const names: string[] = [];
    do {
      names.push(names.length === 0 ? "Deals" : `Deals ${names.length + 1}`);
      await zip.add(
        `xl/worksheets/sheet${names.length}.xml`,
        sheet(new SheetRows(columns, texts), rows, limits),
      );
    } while (await rows.more());
    await zip.add("xl/sharedStrings.xml", texts.xml());
    for (const [part, xml] of workbookParts(names)) await zip.add(part, [Buffer.from(xml)]);
  });
}

async function* sheet(written: SheetRows, rows: RowFeed, limits: typeof sheetLimits): AsyncGenerator<Buffer> {
  written.begin();
  while (written.row < limits.rows && written.size < limits.bytes && (await rows.more())) {
    while (written.row < limits.rows && !written.full) {
      const row = rows.next();
      if (!row) break;
      written.add(row);
    }
    if (written.full) yield written.take();
  }
  yield written.end();
}

/** The rows of the batches one by one. */
class RowFeed {
  private readonly batches: AsyncIterator<Cell[][]>;
  private batch: Cell[][] = [];
  private at = 0;

  constructor(batches: AsyncIterable<Cell[][]>) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** Waits for the next batch where this one is used up. @returns whether there is a row */
  async more(): Promise<boolean> {
    while (this.at >= this.batch.length) {
      const { value, done } = await this.batches.next();
      if (done) return false;
      this.batch = value;
      this.at = 0;
    }
    return true;
  }

  /** @returns undefined where the batch is used up */
  next(): Cell[] | undefined {
    this.at += 1;
    return this.batch[this.at - 1];
  }
}
