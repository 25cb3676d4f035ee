import { useEffect, useLayoutEffect, useRef } from "react";

interface Keys {
  onEnter: () => void;
  onEscape: () => void;
}

/** Keys of the window that would act on what stands behind the dialog. */
const behind = /^[1-9kefdr,/]$/;

/**
 * Enter goes on and Esc goes back from wherever the focus is, unless what has the focus wants the key itself.
 * Listens on the window: the focus may be on nothing, after a button that had it is gone.
 * @returns what marks the dialog's own element
 */
export function useDialogKeys(keys: Keys) {
  const sheet = useRef<HTMLDivElement>(null);
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    // By the time the key has come up to the window, the list that took it may be shut already.
    let taken = false;
    const shield = (event: KeyboardEvent) => {
      taken = event.target instanceof Element && isElsewhere(event.target, sheet.current);
      if (!isForTheWindow(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const move = (event: KeyboardEvent) => {
      if (
        taken ||
        event.isComposing ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.shiftKey
      )
        return;
      if (event.key !== "Enter" && event.key !== "Escape") return;
      if (event.key === "Escape") latest.current.onEscape();
      else if (
        event.target instanceof Element &&
        event.target.closest("button, a, textarea, [role='combobox']")
      )
        return;
      else latest.current.onEnter();
      event.preventDefault();
    };
    // Before the window's own shortcuts see them, and after every field has.
    window.addEventListener("keydown", shield, true);
    window.addEventListener("keydown", move);
    return () => {
      window.removeEventListener("keydown", shield, true);
      window.removeEventListener("keydown", move);
    };
  }, []);
  return sheet;
}

function isForTheWindow(event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  return (
    (mod && !event.shiftKey && behind.test(event.key.toLowerCase())) ||
    (event.altKey && /^Arrow(Left|Right)$/.test(event.key))
  );
}

/** In a list or calendar that floats above the dialog, in the field that it hangs from, or in another dialog. */
function isElsewhere(target: Element, sheet: HTMLElement | null): boolean {
  if (target.getAttribute("aria-expanded") === "true") return true;
  if (target === document.body || sheet?.closest("[role='dialog']") === target) return false;
  return !sheet?.contains(target);
}
