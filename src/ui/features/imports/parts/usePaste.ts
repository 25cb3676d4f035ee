import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toast, toastError } from "../../../components/toasts.tsx";
import { blockOf } from "../model/block.ts";
import { holdBlock } from "../state/pastedBlocks.ts";

/** Takes what is pasted while nothing else wants it. @param onBlock gets the path of the held block; null where nothing is taken now */
export function usePaste(onBlock: ((path: string) => void) | null): void {
  const take = useTakeBlock(onBlock);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest("input, textarea, [contenteditable]")) return;
      if (event.clipboardData && take(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [take]);
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
