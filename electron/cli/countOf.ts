/** `1 deal`, `2 deals`: an English figure and what it counts. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
