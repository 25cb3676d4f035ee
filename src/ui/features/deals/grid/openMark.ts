/** The mark that opens a deal, at the end of the name under the pointer. One for the grid: one in each row would be drawn again with each row that is scrolled by. */
import type { DealRow } from "../../../../contract/common.ts";
import classes from "./cells.module.css";
import type { DealsGrid } from "./dealsGrid.ts";
import { icon } from "./header.ts";

const OPEN = "M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5";

export interface OpenMark {
  open(deal: DealRow): void;
  label(name: string): string;
}

/** @returns ends it */
export function attachOpenMark(grid: DealsGrid, { open, label }: OpenMark): () => void {
  const { content } = grid.geometry;
  const button = document.createElement("button");
  button.type = "button";
  // For the mouse alone: from the keyboard it is Space, or Alt+Enter.
  button.tabIndex = -1;
  button.ariaHidden = "true";
  button.className = classes.open ?? "";
  button.hidden = true;
  button.append(icon(OPEN, classes.openIcon));
  let deal: DealRow | undefined;

  const over = (event: MouseEvent) => {
    if (event.target === button || button.contains(event.target as Node)) return;
    const row = (event.target as Element).closest(".ag-row")?.getAttribute("row-index");
    deal = row == null ? undefined : grid.rowAt(Number(row));
    button.hidden =
      !deal || !grid.overlay.holdAtEnd(button, Number(row), "name", grid.geometry.shift(grid.bounds.rows));
    if (deal) button.title = label(deal.name);
  };
  const stop = new AbortController();
  const { signal } = stop;
  content.addEventListener("mouseover", over, { signal });
  content.addEventListener("mouseleave", () => (button.hidden = true), { signal });
  button.addEventListener("click", () => deal && open(deal), { signal });
  return () => stop.abort();
}
