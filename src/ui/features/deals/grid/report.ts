/** What a paste, fill or clear did: said in a toast with Undo; cells that were refused are listed, never dropped. */
import { toastChange } from "../../../state/history.ts";
import { i18n } from "../../../locales/index.ts";
import { type Rejected, useGrid } from "./gridState.ts";

export interface BlockDone {
  changeSet: string | null;
  cells: number;
  rejected: Rejected[];
  rejectedCount: number;
}

export type BlockVerb = "pasted" | "filled" | "cleared" | "edited";

/** @param clipped rows and columns of what was pasted that lay beyond the grid's edge */
export function reportBlock(done: BlockDone, verb: BlockVerb, clipped = 0): void {
  const number = (value: number) => value.toLocaleString(i18n.language);
  const parts = [i18n.t(`deals:block.${verb}`, { count: done.cells, shown: number(done.cells) })];
  if (done.rejectedCount > 0)
    parts.push(
      i18n.t("deals:block.rejected", { count: done.rejectedCount, shown: number(done.rejectedCount) }),
    );
  if (clipped > 0) parts.push(i18n.t("deals:block.clipped", { count: clipped, shown: number(clipped) }));
  const message = parts.join(i18n.t("deals:block.comma"));
  useGrid.setState({
    rejected: done.rejectedCount > 0 ? { cells: done.rejected, count: done.rejectedCount } : null,
  });
  // A toast is read out by itself.
  toastChange(message, done.changeSet);
}
