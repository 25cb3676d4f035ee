/** Commands of menus and palette that mean the grid while it is shown. */
import { redo, undo } from "../../../state/history.ts";
import { useCommand } from "../../../state/useCommand.ts";
import { fillBlock } from "../grid/blocks.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";

export function useGridCommands(grid: DealsGrid | null): void {
  const idle = useGrid((state) => state.focused && state.editing === null);
  useCommand("newDeal", () => useGrid.setState({ adding: true }));
  useCommand("fillDown", () => void (grid && fillBlock(grid, "down")), grid !== null);
  useCommand("fillRight", () => void (grid && fillBlock(grid, "right")), grid !== null);
  // The grid's own field has the focus then, but it is empty: undo is the file's.
  useCommand("undo", () => void undo(), idle);
  useCommand("redo", () => void redo(), idle);
}
