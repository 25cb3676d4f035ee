/** Undo and redo of the file's own history: the same from keyboard, menu, palette and toasts. */
import { undoRefusals } from "../../contract/undoing.ts";
import { CallError } from "../bridge.ts";
import { toast, toastError } from "../components/toasts.tsx";
import { i18n } from "../locales/index.ts";
import { createFormat } from "../presenters/format.ts";
import { callAny } from "./engine.ts";

/** What was last done or undone: one toast at a time. */
export const HISTORY_TOAST = "history";

/** Of the newest change, or of the one given. Says what was undone, and offers to redo it. */
export async function undo(changeSet?: string, anyway?: true): Promise<void> {
  try {
    const done = await callAny("history.undo", { changeSet, anyway });
    toast({
      id: HISTORY_TOAST,
      message: sentence("undone", done),
      action: { label: i18n.t("common:action.redo"), run: () => void redo(done.target) },
    });
  } catch (error) {
    if (!isRefused(error)) return toastError(error);
    toastError(error, {
      label: i18n.t("shell:history.anyway"),
      run: () => void undo(changeSet, true),
    });
  }
}

/** Later imports or changes stand on what was to be undone: that is the user's to say. */
const isRefused = (error: unknown): boolean =>
  error instanceof CallError && undoRefusals.some((code) => code === error.code);

export async function redo(changeSet?: string): Promise<void> {
  try {
    const done = await callAny("history.redo", changeSet ? { changeSet } : {});
    toast({
      id: HISTORY_TOAST,
      message: sentence("redone", done),
      action: { label: i18n.t("common:action.undo"), run: () => void undo(done.target) },
    });
  } catch (error) {
    toastError(error);
  }
}

/** After a change: says it, with Undo for exactly that change. Nothing where nothing changed. */
export function toastChange(message: string, changeSet: string | null): void {
  toast({
    id: HISTORY_TOAST,
    message,
    ...(changeSet
      ? { action: { label: i18n.t("common:action.undo"), run: () => void undo(changeSet) } }
      : {}),
  });
}

const kinds = [
  "edit",
  "paste",
  "fill",
  "clear",
  "add",
  "delete",
  "import",
  "merge",
  "fields",
  "targets",
  "review",
  "goals",
  "calls",
  "sample",
  "setup",
] as const;

/** A change set's kind as the words for it are called; what has no words of its own is an edit. */
export const changeKindOf = (kind: string): (typeof kinds)[number] =>
  kinds.find((known) => known === kind) ?? "edit";

function sentence(verb: "undone" | "redone", done: { kind: string; deals: number }): string {
  const kind = changeKindOf(done.kind);
  const shown = createFormat(i18n.language === "zh-CN" ? "zh-CN" : "en", "USD").number(done.deals);
  return i18n.t(`shell:history.${verb}`, {
    what: i18n.t(`shell:history.kind.${kind}`),
    count: done.deals,
    shown,
  });
}
