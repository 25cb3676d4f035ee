/** What was typed, to the engine. The cell shows it at once; a refusal opens the editor again with the text and the sentence. */
import type { DealRow } from "../../../../contract/common.ts";
import { call } from "../../../bridge.ts";
import { toastError } from "../../../components/toasts.tsx";
import { i18n } from "../../../locales/index.ts";
import { editAsText } from "../edit/editAsText.ts";
import type { Entry } from "../model/entry.ts";
import { type Cell, columnsOf } from "../model/range.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { type Editing, useGrid } from "./gridState.ts";
import { reportBlock, reportNewAccount, writeBlock } from "./report.ts";

export interface EntryToSave {
  /** Null: only the engine may know what the text means. */
  entry: Entry | null;
  text: string;
}

/** Opens the editor at a cell again, with the text that was refused and why. */
export type Reopen = (cell: Cell, refused: { text: string; error: string }) => void;

export async function saveEntry(
  grid: DealsGrid,
  editing: Editing,
  { entry, text }: EntryToSave,
  reopen: Reopen,
): Promise<void> {
  const { deal, row, column } = editing;
  if (entry) grid.showRow(row, { ...deal, ...entry.shown });
  try {
    if (entry) reportNewAccount(await call("deals.edit", { edits: [{ id: deal.id, fields: entry.fields }] }));
    else await editAsText(deal.id, column, text);
  } catch (error) {
    if (entry) grid.showRow(row, deal);
    await offerAgain(grid, editing, text, error, reopen);
  }
}

/** The same text into the whole block. */
export async function saveToBlock(grid: DealsGrid, text: string): Promise<void> {
  const { rect } = useGrid.getState();
  if (!rect) return;
  const { top, bottom } = rect;
  const columns = columnsOf(rect, grid.bounds);
  try {
    const done = await writeBlock("deals.paste", {
      ...grid.source.shown,
      fromRow: top,
      toRow: bottom,
      columns,
      values: [[text]],
      kind: "edit",
    });
    reportBlock(done, "edited");
  } catch (error) {
    toastError(error);
  }
}

/** Where the user is busy with another cell already, a message with a way back must do. */
async function offerAgain(
  grid: DealsGrid,
  { deal, column }: Editing,
  text: string,
  error: unknown,
  reopen: Reopen,
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const again = async () => {
    const row = await rowOf(grid, deal);
    if (row !== null) reopen({ row, column }, { text, error: message });
  };
  if (useGrid.getState().editing === null) return again();
  toastError(error, { label: i18n.t("common:action.edit"), run: () => void again() });
}

async function rowOf(grid: DealsGrid, deal: DealRow): Promise<number | null> {
  const [row = -1] = await call("deals.positions", { ...grid.source.shown, ids: [deal.id] });
  return row >= 0 ? row : null;
}
