/** Blocks of the deals grid: copy out, paste in, fill. */
import type { DealColumn, DealRow } from "../../../src/contract/common.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { sentence } from "../../../src/contract/messages/index.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { blockCells, type LocalNames, parseCell } from "../cells.ts";
import { dealRows } from "../db/queries/deals.ts";
import { pipelines } from "../db/queries/lists.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import { editDeal } from "../db/writes/deals.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { inChangeSet } from "./deals.ts";
import { blockKeys, type Window } from "./windows.ts";

type GridCalls = "deals.block" | "deals.paste" | "deals.fill";
interface RejectedCell {
  row: number;
  name: string;
  id: string;
  column: string;
  value: string;
  code: string;
  reason: string;
}

/** More are counted, not listed. */
const MOST_REJECTED = 1000;

export const gridHandlers: Pick<Handlers, GridCalls> = {
  "deals.block": ({ fromRow, toRow, columns, ...window }, context) => ({
    rows: readBlock(context, window, fromRow, toRow, columns),
  }),

  "deals.paste": ({ fromRow, toRow, columns, values, kind, ...window }, context) =>
    writeBlock(context, window, fromRow, toRow, columns, kind, (row, column) => {
      const line = values[row % values.length];
      return line?.[column % line.length];
    }),

  "deals.fill": ({ fromRow, toRow, columns, direction, ...window }, context) => {
    const source = readBlock(
      context,
      window,
      fromRow,
      direction === "down" ? fromRow : toRow,
      direction === "down" ? columns : columns.slice(0, 1),
    );
    return writeBlock(context, window, fromRow, toRow, columns, "fill", (row, column) => {
      if (direction === "down" ? row === 0 : column === 0) return undefined;
      return String((direction === "down" ? source[0]?.[column] : source[row]?.[0]) ?? "");
    });
  },
};

function readBlock(
  context: HandlerContext,
  window: Window,
  fromRow: number,
  toRow: number,
  columns: DealColumn[],
) {
  const { session, locale } = context;
  const base = baseCurrency(session.read);
  const rows = dealRows(session.read, blockKeys(session, window, fromRow, toRow), base);
  return blockCells(rows, columns, base, localNames(context, locale));
}

export function localNames({ session }: Pick<HandlerContext, "session">, locale: string): LocalNames {
  if (locale !== "zh-CN") return (row) => ({ stage: row.stage, pipeline: row.pipeline });
  const lists = session.remember("lists.pipelines", () => pipelines(session.read));
  const pipelineNames = new Map(lists.map((pipeline) => [pipeline.id, pipeline.nameZh]));
  const stageNames = new Map(
    lists.flatMap((pipeline) => pipeline.stages.map((stage) => [stage.id, stage.nameZh] as const)),
  );
  return (row: DealRow) => ({
    stage: stageNames.get(row.stageId) ?? row.stage,
    pipeline: pipelineNames.get(row.pipelineId) ?? row.pipeline,
  });
}

/** Each cell stands for itself: one that doesn't fit is listed and the others go on, all in one change set. */
function writeBlock(
  context: HandlerContext,
  window: Window,
  fromRow: number,
  toRow: number,
  columns: DealColumn[],
  kind: "paste" | "fill" | "clear" | "edit",
  textAt: (row: number, column: number) => string | undefined,
) {
  const { session, locale } = context;
  const keys = Array.from(blockKeys(session, window, fromRow, toRow));
  const base = baseCurrency(session.read);
  const rejected: RejectedCell[] = [];
  let rejectedCount = 0;
  let cells = 0;
  const currencyOf = session.read
    .prepare<[number], string | null>("SELECT currency FROM deal WHERE id = ?")
    .pluck();
  const nameOf = session.read.prepare<[number], string>("SELECT name FROM deal WHERE id = ?").pluck();
  const { changeSet, changed, newAccounts } = inChangeSet(context, kind, undefined, (db, edit) => {
    const touched = new Set<number>();
    keys.forEach((key, row) => {
      columns.forEach((column, position) => {
        const text = textAt(row, position);
        if (text === undefined) return;
        try {
          const fields = parseCell(column, text, { currency: currencyOf.get(key) ?? base }, base);
          if (!editDeal(db, edit, key, fields)) return;
          cells += 1;
          touched.add(key);
        } catch (error) {
          if (!(error instanceof WorkbenchError)) throw error;
          rejectedCount += 1;
          if (rejected.length >= MOST_REJECTED) return;
          const reason = sentence(locale, error.code, error.params);
          rejected.push({
            row: fromRow + row,
            name: nameOf.get(key) ?? "",
            id: formatId("deal", key),
            column,
            value: text,
            code: error.code,
            reason,
          });
        }
      });
    });
    return touched.size;
  });
  return { changeSet, changed, newAccounts, cells, rejected, rejectedCount };
}
