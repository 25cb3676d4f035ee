/** Keys of the grid, as spreadsheets have them. A key that is taken is `preventDefault`ed, which keeps the shell from it. */
import { redo, undo } from "../../../state/history.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { parseTypedDay } from "../model/typedDay.ts";
import { addDays } from "../../../../core/domain/days.ts";
import { columnSpec } from "../model/columns.ts";
import {
  advance,
  type Direction,
  extend,
  extendToEdge,
  move,
  moveToEdge,
  type Selection,
  selectAll,
  wholeColumns,
  wholeRows,
} from "../model/range.ts";
import { focusPanel } from "../panel/focusPanel.ts";
import { clearBlock, copyBlock, deleteRows, fillBlock } from "./blocks.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { beginEdit, cancelEdit, commitEdit, commitToBlock, highlight, textChanged } from "./editing.ts";
import { useGrid } from "./gridState.ts";
import { openCellMenu, openFilterAtCell } from "./menus.ts";
import { closeRejected } from "./report.ts";

const arrows: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const mac = navigator.platform.startsWith("Mac");

export function onKey(event: KeyboardEvent, grid: DealsGrid): void {
  const taken = useGrid.getState().editing ? editorKey(event, grid) : gridKey(event, grid);
  if (taken) event.preventDefault();
}

function gridKey(event: KeyboardEvent, grid: DealsGrid): boolean {
  const { selection } = useGrid.getState();
  if (event.key === "Insert" && !event.ctrlKey && !event.shiftKey)
    return run(() => useGrid.setState({ adding: true }));
  if (event.key === "Escape") return escape(grid);
  if (!selection) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  return (
    (mod ? modKey(event, grid, selection) : plainKey(event, grid, selection)) ||
    moveKey(event, grid, selection, mod)
  );
}

/** What the clipboard's outline shows goes first, then the refused cells below, then the panel beside the grid. */
function escape(grid: DealsGrid): boolean {
  const { deal, list, closePanel } = useWindow.getState();
  if (grid.hasCopied) return run(() => grid.markCopied(null));
  if (useGrid.getState().rejected) return run(closeRejected);
  return (deal !== null || list !== null) && run(closePanel);
}

function run(action: () => unknown): true {
  void action();
  return true;
}

/** Arrows, pages, ends. */
function moveKey(event: KeyboardEvent, grid: DealsGrid, selection: Selection, mod: boolean): boolean {
  if (event.altKey) return false;
  const { bounds } = grid;
  const to = (next: Selection) => run(() => grid.select(next, event.shiftKey ? next.head : next.active));
  const arrow = arrows[event.key];
  if (arrow) {
    if (event.shiftKey)
      return to(mod ? extendToEdge(selection, bounds, arrow) : extend(selection, bounds, arrow));
    return to(mod ? moveToEdge(selection, bounds, arrow) : move(selection, bounds, arrow));
  }
  const page = Math.max(1, Math.floor(grid.geometry.viewport.clientHeight / grid.geometry.rowHeight) - 2);
  const jump = event.shiftKey ? extend : move;
  const edge = event.shiftKey ? extendToEdge : moveToEdge;
  switch (event.key) {
    case "PageDown":
      return to(jump(selection, bounds, "down", page));
    case "PageUp":
      return to(jump(selection, bounds, "up", page));
    case "Home":
      to(mod ? edge(edge(selection, bounds, "up"), bounds, "left") : edge(selection, bounds, "left"));
      return run(() => grid.scrollToStart());
    case "End":
      return to(
        mod ? edge(edge(selection, bounds, "down"), bounds, "right") : edge(selection, bounds, "right"),
      );
    default:
      return false;
  }
}

function modKey(event: KeyboardEvent, grid: DealsGrid, selection: Selection): boolean {
  if (event.altKey) return false;
  switch (event.key.toLowerCase()) {
    case "a":
      return run(() => grid.select(selectAll(grid.bounds, selection.active)));
    case "c":
      return run(() => copyBlock(grid));
    case "x":
      return run(() => copyBlock(grid, true));
    case "d":
      return run(() => fillBlock(grid, "down"));
    case "r":
      return !event.shiftKey && run(() => fillBlock(grid, "right"));
    // The field that has the focus is empty: undo is the file's.
    case "z":
      return run(() => (event.shiftKey ? redo() : undo()));
    case "y":
      return run(() => redo());
    case "-":
      return run(() => deleteRows(grid));
    case " ":
      return run(() => grid.select(wholeColumns(selection, grid.bounds)));
    default:
      return false;
  }
}

function plainKey(event: KeyboardEvent, grid: DealsGrid, selection: Selection): boolean {
  const { bounds } = grid;
  const { active } = selection;
  switch (event.key) {
    case "F2":
      return run(() => beginEdit(grid, "edit"));
    case "Enter":
      if (event.altKey || selection.rows) return run(() => openDeal(grid, active.row));
      return run(() =>
        event.shiftKey ? step(grid, advance(selection, bounds, "column", true)) : beginEdit(grid, "edit"),
      );
    case "Tab":
      return run(() => step(grid, advance(selection, bounds, "row", event.shiftKey)));
    case "Delete":
    case "Backspace":
      return run(() => clearBlock(grid));
    case " ":
      if (!event.shiftKey) return run(() => openDeal(grid, active.row));
      return run(() => grid.select(wholeRows(bounds, selection.anchor.row, selection.head.row)));
    case "ContextMenu":
      return run(() => openCellMenu(grid));
    case "F10":
      return event.shiftKey && run(() => openCellMenu(grid));
    case "ArrowDown":
      return event.altKey && run(() => openFilterAtCell(grid));
    case "F6":
      return run(() => leave(grid, event.shiftKey));
    default:
      return false;
  }
}

function step(grid: DealsGrid, next: Selection): void {
  grid.select(next, next.active);
}

function openDeal(grid: DealsGrid, row: number): void {
  const deal = grid.rowAt(row);
  if (!deal) return;
  const window = useWindow.getState();
  if (window.deal === deal.id) focusPanel();
  else window.openDeal(deal.id);
}

/** Tab goes from cell to cell, so F6 is the way out: to what comes before or after the grid. */
function leave(grid: DealsGrid, back: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>('button, input, [tabindex="0"], a[href]')].filter(
    (element) => element.tabIndex >= 0 && !grid.host.contains(element) && element.offsetParent !== null,
  );
  const after = all.findIndex(
    (element) => (grid.host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const target = back ? all[(after === -1 ? all.length : after) - 1] : (all[after] ?? all[0]);
  target?.focus();
}

function editorKey(event: KeyboardEvent, grid: DealsGrid): boolean {
  const { editing, options, pending } = useGrid.getState();
  if (!editing) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const list = pending || (options !== null && options.length > 0);
  const arrow = arrows[event.key];
  if (event.key === "Escape") return run(() => cancelEdit(grid));
  if (event.key === "Tab") return run(() => commitEdit(grid, event.shiftKey ? "previous" : "next"));
  if (event.key === "Enter") {
    if (event.altKey) return run(() => insertLine(grid));
    if (mod) return run(() => commitToBlock(grid));
    return run(() => commitEdit(grid, event.shiftKey ? "above" : "below"));
  }
  if (event.key === "F2") {
    return run(() =>
      useGrid.setState({ editing: { ...editing, mode: editing.mode === "edit" ? "replace" : "edit" } }),
    );
  }
  if (!arrow || mod || event.altKey || event.shiftKey) return false;
  const vertical = arrow === "up" || arrow === "down";
  if (vertical && list) return highlight(grid, arrow === "down" ? 1 : -1);
  if (vertical && columnSpec(editing.column).kind === "day")
    return shiftDay(grid, editing.text, arrow === "down" ? 1 : -1);
  if (editing.mode === "edit") return false;
  return run(() => commitEdit(grid, arrow));
}

function insertLine(grid: DealsGrid): void {
  const field = grid.input.element;
  field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
  textChanged(grid, field.value);
}

/** In a day's editor the arrows go from day to day. */
function shiftDay(grid: DealsGrid, text: string, by: number): true {
  const parsed = parseTypedDay(text.trim() === "" ? grid.today : text, grid.today);
  if (parsed.ok) {
    const day = addDays(parsed.value, by);
    grid.input.setText(day);
    textChanged(grid, day);
  }
  return true;
}
