/** Certain rows of a file as they are written in it, for the file of rejected rows. */
import { basename } from "node:path";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { openTable } from "./groups.ts";
import type { ReaderControl } from "./control.ts";
import { Corrections } from "./corrections.ts";
import { findLayout } from "./layout.ts";
import type { ReadTask } from "./protocol.ts";
import type { Send } from "./readFile.ts";

const PART = 500;

/** Sends the headers, then the rows in the file's order, waiting where the engine is behind. @throws ReadError */
export async function readRows(task: ReadTask, control: ReaderControl, send: Send): Promise<void> {
  const file = basename(task.path);
  const { source, close } = await openTable(task.path, task.options);
  try {
    const layout = await findLayout(source, task.options, file, task.context);
    const corrections = new Corrections(task.options.corrections, layout, file);
    send({ type: "headers", headers: layout.columns.map(({ header, field }) => ({ header, field })) });
    const wanted = task.rows ?? new Int32Array();
    let at = 0;
    let part: { row: number; cells: Cell[] }[] = [];
    const flush = () => {
      control.waitForCredit();
      send({ type: "rows", rows: part });
      part = [];
    };
    await source.rows((read, width, row) => {
      control.check();
      while (at < wanted.length && (wanted[at] as number) < row) at += 1;
      if (wanted[at] === row) {
        const { cells, count } = corrections.apply(read, width, row);
        part.push({ row, cells: cells.slice(0, count) });
        if (part.length === PART) flush();
      }
      return at < wanted.length;
    });
    if (part.length > 0) flush();
  } finally {
    close();
  }
}
