/** What a paste, fill or clear did: said in a toast with Undo; cells that were refused are listed, never dropped. */
import type { CallInput, CallOutput } from "../../../../contract/calls.ts";
import { call } from "../../../bridge.ts";
import { hideToast } from "../../../components/toasts.tsx";
import { i18n } from "../../../locales/index.ts";
import { latestRevision } from "../../../state/events.ts";
import { HISTORY_TOAST, toastChange } from "../../../state/history.ts";
import { announce, useGrid } from "./gridState.ts";

type BlockCall = "deals.paste" | "deals.fill";
export type BlockDone = CallOutput<"deals.paste"> & { revision: number };
export type BlockVerb = "pasted" | "filled" | "cleared" | "edited";

const number = (value: number) => value.toLocaleString(i18n.language);

/** Writes a block, and knows the file's revision after it: only a later change ends the list of refused cells. */
export async function writeBlock<M extends BlockCall>(method: M, input: CallInput<M>): Promise<BlockDone> {
  const revision = latestRevision() + 1;
  return { ...(await call(method, input)), revision };
}

/** @param clipped rows and columns of what was pasted that lay beyond the grid's edge */
export function reportBlock(done: BlockDone, verb: BlockVerb, clipped = 0): void {
  const { cells, newAccounts, rejected, rejectedCount: count, changeSet, revision } = done;
  const parts = [i18n.t(`deals:block.${verb}`, { count: cells, shown: number(cells) })];
  if (newAccounts > 0)
    parts.push(i18n.t("deals:block.newAccounts", { count: newAccounts, shown: number(newAccounts) }));
  if (count > 0) parts.push(i18n.t("deals:block.rejected", { count, shown: number(count) }));
  if (clipped > 0) parts.push(i18n.t("deals:block.clipped", { count: clipped, shown: number(clipped) }));
  const message = parts.join(i18n.t("deals:block.comma"));
  if (count === 0) {
    closeRejected();
    // A toast is read out by itself.
    return toastChange(message, changeSet);
  }
  // The list says it itself: a toast would lie on the reasons.
  hideToast(HISTORY_TOAST);
  useGrid.setState({ rejected: { cells: rejected, count, done: message, changeSet, revision } });
  announce(message);
}

/** An edit shows itself in its cell; the account that it made beside is said. */
export function reportNewAccount({ newAccounts, changeSet }: CallOutput<"deals.edit">): void {
  if (newAccounts === 0) return;
  const shown = number(newAccounts);
  toastChange(i18n.t("deals:block.newAccounts", { count: newAccounts, shown }), changeSet);
}

export function closeRejected(): void {
  useGrid.setState({ rejected: null });
}

/** The list is of one change: with the next one, or its undo, it has been read. */
export function fileChanged(revision: number, subjects: readonly string[]): void {
  const { rejected } = useGrid.getState();
  const ofDeals = subjects.includes("deals") || subjects.includes("all");
  if (rejected && ofDeals && revision > rejected.revision) closeRejected();
}
