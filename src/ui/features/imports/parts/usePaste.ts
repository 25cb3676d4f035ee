import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toast, toastError } from "../../../components/toasts.tsx";
import { blockOf } from "../model/block.ts";
import { holdBlock } from "../state/pastedBlocks.ts";

/**
 * Takes what is pasted while nothing else wants it. The browser pastes only into what can be written in, so Ctrl+V puts the
 * focus into a field that nobody sees, for as long as it takes.
 * @param onBlock gets the path of the held block; null where nothing is taken now
 */
export function usePaste(onBlock: ((path: string) => void) | null): void {
  const take = useTakeBlock(onBlock);
  const listening = onBlock !== null;
  useEffect(() => {
    if (!listening) return undefined;
    let field: HTMLTextAreaElement | null = null;
    let before: Element | null = null;
    const put = (event: KeyboardEvent) => {
      if (!isPaste(event) || isWritten(event.target) || event.defaultPrevented) return;
      before = document.activeElement;
      field ??= hiddenField();
      // Inside a dialog that keeps the focus to itself.
      (before?.closest("[role='dialog']") ?? document.body).append(field);
      field.focus({ preventScroll: true });
    };
    const back = () => {
      if (!field?.isConnected) return;
      field.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || (event.target !== field && isWritten(event.target))) return;
      if (event.clipboardData && take(event.clipboardData)) event.preventDefault();
      back();
    };
    document.addEventListener("keydown", put);
    document.addEventListener("keyup", back);
    document.addEventListener("paste", paste);
    return () => {
      field?.remove();
      document.removeEventListener("keydown", put);
      document.removeEventListener("keyup", back);
      document.removeEventListener("paste", paste);
    };
  }, [take, listening]);
}

const isPaste = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "v";

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;

function hiddenField(): HTMLTextAreaElement {
  const field = document.createElement("textarea");
  field.tabIndex = -1;
  field.setAttribute("aria-hidden", "true");
  field.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; opacity: 0;";
  return field;
}

/** @returns whether the clipboard was taken, or told that it holds no table */
export function useTakeBlock(
  onBlock: ((path: string) => void) | null,
): (clipboard: Pick<DataTransfer, "getData">) => boolean {
  const { t } = useTranslation("imports");
  return useCallback(
    (clipboard) => {
      if (!onBlock) return false;
      const text = blockOf(clipboard);
      if (text === null) toast({ id: "paste", message: t("paste.none") });
      else void holdBlock(text, new Date()).then(onBlock).catch(toastError);
      return true;
    },
    [onBlock, t],
  );
}
