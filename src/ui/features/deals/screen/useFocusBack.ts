import { useEffect, useRef } from "react";
import { useWindow } from "../../../state/windowStore.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";

/** When the panel closes with the focus in it, the grid takes the keys again. */
export function useFocusBack(grid: DealsGrid | null): void {
  const open = useWindow((state) => state.deal !== null || state.list !== null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open && document.activeElement === document.body) grid?.focus();
    was.current = open;
  }, [open, grid]);
}
