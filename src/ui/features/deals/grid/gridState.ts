/** What of the grid the screen's React parts read: counts, block, the cell being edited, what floats above it. */
import { create } from "zustand";
import type { CallOutput } from "../../../../contract/calls.ts";
import type { DealColumn, DealRow } from "../../../../contract/common.ts";
import type { CustomId } from "../../../../core/domain/customFields.ts";
import type { Option } from "../model/choices.ts";
import type { Cell, Direction, Rect, Selection } from "../model/range.ts";

export type Rejected = CallOutput<"deals.paste">["rejected"][number];

export interface RejectedList {
  cells: readonly Rejected[];
  count: number;
  /** What was done beside them, and its change set to take it back. */
  done: string;
  changeSet: string | null;
  /** Of the file once it was done. */
  revision: number;
}

export interface Editing extends Cell {
  /** The row as it was when the editor was opened: an edit is of this deal wherever it has moved since. */
  deal: DealRow;
  /** `replace`: begun by typing, arrows commit and move on. `edit`: begun by F2, arrows move in the text. */
  mode: "replace" | "edit";
  text: string;
  /** Something was typed or highlighted since the editor was opened. */
  touched: boolean;
  /** Why the engine refused it; the text stays. */
  error: string | null;
  /** Position in `options`; -1 for none. */
  highlighted: number;
  /** Arrow keys pressed before the options for the text were there: so many down, or (negative) up. */
  steps: number;
  /** The editor was ended meanwhile: where the selection goes once they are. */
  ending: After | null;
}

/** Where the selection goes once the editor is closed. */
export type After = "stay" | "next" | "previous" | "below" | "above" | Direction;

/** Where something floats: window coordinates. */
export interface Anchor {
  left: number;
  top: number;
  bottom: number;
}

interface GridState {
  /** Deals in the window; null until the first answer. */
  total: number | null;
  error: Error | null;
  selection: Selection | null;
  /** The selection in positions; kept beside it, since it follows from the columns shown too. */
  rect: Rect | null;
  /** Shown columns from left to right. */
  columns: readonly DealColumn[];
  editing: Editing | null;
  /** Keys go to the grid. */
  focused: boolean;
  /** What the open editor offers to choose from; null where its column has no list. */
  options: readonly Option[] | null;
  /** The options for what is typed are still looked up. */
  pending: boolean;
  /** Said to screen readers. */
  announcement: string;
  /** Of a cell, or (row -1) of a column. */
  contextMenu: (Anchor & Cell) | null;
  columnFilter: (Anchor & { column: DealColumn }) | null;
  /** Cells that the last paste or fill could not set, until the file changes again. */
  rejected: RejectedList | null;
  adding: boolean;
  /** The custom field that is given another name. */
  renaming: CustomId | null;
  /** The custom field that is given another type. */
  retyping: CustomId | null;
}

const empty: GridState = {
  total: null,
  error: null,
  selection: null,
  rect: null,
  columns: [],
  editing: null,
  focused: false,
  options: null,
  pending: false,
  announcement: "",
  contextMenu: null,
  columnFilter: null,
  rejected: null,
  adding: false,
  renaming: null,
  retyping: null,
};

export const useGrid = create<GridState>(() => empty);

export function resetGrid(): void {
  useGrid.setState(empty, true);
}

/** A second time the same is said again: a space makes it another text. */
export function announce(text: string): void {
  useGrid.setState(({ announcement }) => ({ announcement: announcement === text ? `${text}\u00a0` : text }));
}
