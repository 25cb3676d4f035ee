/** The open editor: how it begins, what its keys do to it, how it ends. What was typed is saved by `saving.ts`. */
import { i18n } from "../../../locales/index.ts";
import { toast } from "../../../components/toasts.tsx";
import { useWindow } from "../../../state/windowStore.ts";
import { columnSpec, isNumeric } from "../model/columns.ts";
import { entryOfChoice, entryOfText, textOfCell } from "../model/entry.ts";
import { exactly, type Option } from "../model/choices.ts";
import { advance, move, selectCell } from "../model/range.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { type After, announce, type Editing, useGrid } from "./gridState.ts";
import { type EntryToSave, saveEntry, saveToBlock } from "./saving.ts";

/**
 * Opens the editor at the active cell. `replace`: what is being typed takes the place of the value.
 * @param text what stands in the editor instead of the value: what was refused before
 */
export function beginEdit(
  grid: DealsGrid,
  mode: Editing["mode"],
  refused?: { text: string; error: string },
): void {
  const { selection, editing } = useGrid.getState();
  if (!selection || editing) return;
  const { row, column } = selection.active;
  const deal = grid.rowAt(row);
  const refusal = !deal ? null : whyNot(grid, column, deal.productCount);
  if (!deal || refusal !== null) {
    grid.input.hide();
    if (deal && refusal !== null) say(refusal, deal.id, deal.productCount > 1 && columnSpec(column).editable);
    return;
  }
  grid.reveal({ row, column });
  const spec = columnSpec(column);
  const text = refused?.text ?? (mode === "edit" ? shownText(grid, column, deal) : "");
  useGrid.setState({
    editing: {
      row,
      column,
      deal,
      mode,
      text,
      touched: refused !== undefined,
      error: refused?.error ?? null,
      highlighted: -1,
      steps: 0,
      ending: null,
    },
    options: null,
    pending: false,
  });
  // What is typed (or composed) in `replace` is in the field already.
  grid.input.show(
    mode === "edit" || refused ? text : null,
    isNumeric(column) ? "right" : "left",
    spec.choice !== undefined,
  );
  grid.input.setInvalid(refused?.error ?? null);
  grid.focus();
  grid.paint();
  if (refused) announce(refused.error);
}

/** Names of stages and categories stand in the editor as they stand in the cell. */
function shownText(grid: DealsGrid, column: Editing["column"], deal: Editing["deal"]): string {
  const { cells } = grid.setup;
  if (column === "stage") return cells.stageName(deal);
  if (column === "pipeline") return cells.pipelineName(deal);
  if (column === "category") return deal.category === null ? "" : cells.categoryName(deal.category);
  return textOfCell(column, deal, entryContext(grid));
}

function entryContext(grid: DealsGrid) {
  return { baseCurrency: grid.setup.cells.format.currency, today: grid.today };
}

function whyNot(grid: DealsGrid, column: Editing["column"], lines: number): string | null {
  const label = grid.setup.cells.label(column);
  if (!columnSpec(column).editable) return i18n.t("deals:editor.readOnly", { column: label });
  if ((column === "product" || column === "quantity") && lines > 1)
    return i18n.t("deals:editor.severalLines", { count: lines });
  return null;
}

function say(message: string, deal: string, offerPanel: boolean): void {
  const open = { label: i18n.t("deals:action.openDeal"), run: () => useWindow.getState().openDeal(deal) };
  toast({ id: "notEditable", message, autoClose: 4000, ...(offerPanel ? { action: open } : {}) });
}

/** Letters typed into the open editor. */
export function textChanged(grid: DealsGrid, text: string): void {
  const { editing } = useGrid.getState();
  if (!editing) return;
  grid.input.setInvalid(null);
  useGrid.setState({
    editing: { ...editing, text, touched: true, error: null, steps: 0 },
    // Accounts are too many to be here: the engine looks for those that the text means.
    pending: columnSpec(editing.column).choice === "account",
  });
}

/** The options for what is typed are there: keys that came before them count now. */
export function optionsFound(grid: DealsGrid, options: readonly Option[] | null, free: boolean): void {
  const { editing } = useGrid.getState();
  if (!editing) return;
  const { steps, ending } = editing;
  const count = options?.length ?? 0;
  // A strict list answers typing with its best fit, so that Enter takes it. Free text stands for itself.
  const best = !free && editing.touched && editing.text.trim() !== "" && count > 0 ? 0 : -1;
  const stepped = steps > 0 ? steps - 1 : steps;
  const highlighted = steps === 0 || count === 0 ? best : ((stepped % count) + count) % count;
  useGrid.setState({
    options,
    pending: false,
    editing: { ...editing, highlighted, steps: 0, ending: null },
  });
  if (ending !== null) commitEdit(grid, ending);
}

export function highlight(grid: DealsGrid, by: 1 | -1): boolean {
  const { editing, options, pending } = useGrid.getState();
  if (editing && pending) {
    useGrid.setState({ editing: { ...editing, steps: editing.steps + by } });
    return true;
  }
  if (!editing || !options || options.length === 0) return false;
  const from = editing.highlighted === -1 && by === -1 ? 0 : editing.highlighted;
  const highlighted = (from + by + options.length) % options.length;
  useGrid.setState({ editing: { ...editing, highlighted, touched: true } });
  const option = options[highlighted];
  if (option) announce(option.name);
  grid.focus();
  return true;
}

export function cancelEdit(grid: DealsGrid): void {
  close(grid);
  announce(i18n.t("deals:editor.cancelled"));
}

/** Ends the editor with a choice from its list. */
export function choose(grid: DealsGrid, option: Option, after: After = "stay"): void {
  const { editing } = useGrid.getState();
  if (!editing) return;
  close(grid);
  go(grid, after);
  save(grid, editing, { entry: entryOfChoice(editing.column, option), text: option.name });
}

/** Ends the editor with a day from the calendar. */
export function chooseDay(grid: DealsGrid, day: string): void {
  const { editing } = useGrid.getState();
  if (!editing) return;
  close(grid);
  save(grid, editing, {
    entry: entryOfText(editing.column, day, editing.deal, entryContext(grid)),
    text: day,
  });
}

export function commitEdit(grid: DealsGrid, after: After): void {
  const { editing, pending } = useGrid.getState();
  if (!editing) return;
  if (pending && editing.steps !== 0) {
    useGrid.setState({ editing: { ...editing, ending: after } });
    return;
  }
  const toSave = editing.touched ? entryOf(grid, editing) : null;
  close(grid);
  go(grid, after);
  if (toSave) save(grid, editing, toSave);
}

/** Ctrl+Enter: into every cell of the block. */
export function commitToBlock(grid: DealsGrid): void {
  const { editing } = useGrid.getState();
  if (!editing) return;
  const toSave = entryOf(grid, editing);
  close(grid);
  void saveToBlock(grid, toSave.text);
}

function save(grid: DealsGrid, editing: Editing, toSave: EntryToSave): void {
  void saveEntry(grid, editing, toSave, (cell, refused) => {
    grid.select(selectCell(cell), cell);
    beginEdit(grid, "edit", refused);
  });
}

function entryOf(grid: DealsGrid, editing: Editing): EntryToSave {
  const { options } = useGrid.getState();
  const { column, highlighted, deal } = editing;
  const text = column === "note" ? editing.text : editing.text.replace(/\s*[\r\n]+\s*/g, " ");
  if (options) {
    const option =
      text.trim() === "" && highlighted === -1 ? undefined : (options[highlighted] ?? exactly(options, text));
    if (option) return { entry: entryOfChoice(column, option), text: option.name };
  }
  return { entry: entryOfText(column, text, deal, entryContext(grid)), text };
}

function close(grid: DealsGrid): void {
  useGrid.setState({ editing: null, options: null, pending: false });
  grid.input.hide();
  grid.input.setInvalid(null);
  grid.paint();
}

function go(grid: DealsGrid, after: After): void {
  const { selection } = useGrid.getState();
  if (!selection || after === "stay") return;
  const { bounds } = grid;
  const next =
    after === "next" || after === "previous"
      ? advance(selection, bounds, "row", after === "previous")
      : after === "below" || after === "above"
        ? advance(selection, bounds, "column", after === "above")
        : move(selectCell(selection.active), bounds, after);
  grid.select(next, next.active);
}
