/** Rows of a table sorted by a figure, or by their names where there is no `value` to read. Pure. */
export function sortByFigure<R extends { key: string }>(
  rows: readonly R[],
  value: ((row: R) => number | null) | null,
  descending: boolean,
  locale: string,
): R[] {
  const sign = descending ? -1 : 1;
  if (value === null) {
    const collator = new Intl.Collator(locale, { numeric: true });
    return rows.toSorted(
      (a, b) => Number(a.key === "") - Number(b.key === "") || sign * collator.compare(a.key, b.key),
    );
  }
  // Rows without a figure come last whichever way the rest goes.
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
