/** Scrolling through any number of rows of one height: which of them are in sight, and bringing one into it. */
import { type RefObject, type UIEvent, useCallback, useLayoutEffect, useRef, useState } from "react";

export interface VirtualRows {
  onScroll(event: UIEvent<HTMLDivElement>): void;
  /** Rows to draw: from `first` up to, not including, `last`. Some more than are in sight, so that a quick scroll shows no gaps. */
  first: number;
  last: number;
  /** Whole rows in sight. */
  page: number;
  reveal(index: number): void;
}

/** Rows drawn above and below what is in sight. */
const BEYOND = 12;

/**
 * @param height of a row, in pixels
 * @returns the box to be scrolled, with a header of one row's height that stays on top; and what is in sight of it
 */
export function useVirtualRows(height: number): [RefObject<HTMLDivElement | null>, VirtualRows] {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [boxHeight, setBoxHeight] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setBoxHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const reveal = useCallback(
    (index: number) => {
      const element = box.current;
      if (!element) return;
      const at = index * height;
      if (at < element.scrollTop) element.scrollTop = at;
      // The header stands over the first row in sight.
      else if (at + 2 * height > element.scrollTop + element.clientHeight)
        element.scrollTop = at + 2 * height - element.clientHeight;
    },
    [height],
  );
  const rows: VirtualRows = {
    onScroll: (event) => setTop(event.currentTarget.scrollTop),
    first: Math.max(0, Math.floor(top / height) - BEYOND),
    last: Math.ceil((top + boxHeight) / height) + BEYOND,
    page: Math.max(1, Math.floor(boxHeight / height) - 2),
    reveal,
  };
  return [box, rows];
}
