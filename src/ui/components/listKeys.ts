/** Arrows, Page, Home and End in a list of which one row is chosen. */

interface Place {
  active: number;
  total: number;
  /** Rows that Page Up and Page Down go over. */
  page: number;
}

/** @returns the row that the key leads to, null for a key that leads nowhere */
export function rowByKey(key: string, { active, total, page }: Place): number | null {
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(total - 1, Math.max(0, to));
}
