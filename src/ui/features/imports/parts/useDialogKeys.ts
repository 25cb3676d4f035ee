import type { KeyboardEvent } from "react";

interface Keys {
  onEnter: () => void;
  onEscape: () => void;
}

/** Keys of the window that would act on what stands behind the dialog. */
const behind = /^[1-9kefdr,/]$/;

/** Enter goes on and Esc goes back from wherever the focus is, unless what has the focus wants the key itself. */
export function useDialogKeys({ onEnter, onEscape }: Keys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if ((mod && !event.shiftKey && behind.test(event.key.toLowerCase())) || (event.altKey && /^Arrow(Left|Right)$/.test(event.key))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.defaultPrevented || mod || event.altKey || event.shiftKey) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    const target = event.target as HTMLElement;
    // A list or calendar that floats above the dialog, or the field that it hangs from.
    if (!event.currentTarget.contains(target) || target.getAttribute("aria-expanded") === "true") return;
    if (event.key === "Escape") {
      event.preventDefault();
      return onEscape();
    }
    if (target.closest("button, a, textarea, [role='option'], [role='combobox']")) return;
    event.preventDefault();
    onEnter();
  };
}
