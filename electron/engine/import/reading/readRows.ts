/** Certain rows of a file as they are written in it, for the file of rejected rows. */
import { basename } from "node:path";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { openSource } from "../readers/openSource.ts";
import type { ReaderControl } from "./control.ts";
import { Corrections } from "./corrections.ts";
import { findLayout } from "./layout.ts";
import type { ReadTask } from "./protocol.ts";
import type { Send } from "./readFile.ts";

const PART = 500;

/** Sends the headers, then the rows in the file's order. @throws ReadError */
export async function readRows(task: ReadTask, control: ReaderControl, send: Send): Promise<void> {
  const file = basename(task.path);
  const { source, close } = await openSource(task.path, task.options);
  try {
    const layout = await findLayout(source, task.options, file, task.context);
    const corrections = new Corrections(task.options.corrections, layout, file);
    send({ type: "headers", headers: layout.columns.map(({ header, field }) => ({ header, field })) });
    const wanted = new Set(task.rows);
    let part: { row: number; cells: Cell[] }[] = [];
    let left = wanted.size;
    await source.rows((read, width, row) => {
      control.check();
      if (!wanted.has(row)) return left > 0;
      const { cells, count } = corrections.apply(read, width, row);
      part.push({ row, cells: cells.slice(0, count) });
      left -= 1;
      if (part.length === PART) {
        send({ type: "rows", rows: part });
        part = [];
      }
      return left > 0;
    });
    send({ type: "rows", rows: part });
  } finally {
    close();
  }
}
