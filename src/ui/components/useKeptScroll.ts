import { type RefObject, useLayoutEffect, useRef } from "react";
import { useWindow } from "../state/windowStore.ts";

/**
 * Keeps a scrolled element's offset in the window's address, so that Back brings it back as it was. `ready`
 * says that the content is there: before, there is nothing to scroll.
 */
export function useKeptScroll<T extends HTMLElement>(key: string, ready = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  const restored = useWindow((state) => state.restored);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !ready) return;
    element.scrollTop = useWindow.getState().scroll[key] ?? 0;
    const keep = () => useWindow.getState().keepScroll(key, element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [key, ready, restored]);
  return ref;
}
