/** What one unit of a money column can stand for. */

export const scaleNames = {
  1: "one",
  1000: "thousand",
  10_000: "wan",
  1_000_000: "million",
  100_000_000: "yi",
} as const;

/** The usual ones, and the column's own where it is none of them. */
export function scales(now: number): number[] {
  const usual = Object.keys(scaleNames).map(Number);
  return usual.includes(now) ? usual : [...usual, now].sort((a, b) => a - b);
}

export function scaleName(scale: number): (typeof scaleNames)[keyof typeof scaleNames] | null {
  return (scaleNames as Record<number, (typeof scaleNames)[keyof typeof scaleNames]>)[scale] ?? null;
}
