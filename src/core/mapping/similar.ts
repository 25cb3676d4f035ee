/** Names that may mean the same: for suggestions that a person confirms, never for matching by itself. */

/** How names are compared: width, case and outer spaces don't count. */
export function nameKey(name: string): string {
  // Most names are plain ASCII without double spaces; normalising them costs more than looking.
  return /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(name)
    ? name.toLowerCase()
    : name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** @returns the known name that is closest, null where none is near enough */
export function suggest(name: string, known: readonly string[]): string | null {
  const plain = bareName(name);
  let best: string | null = null;
  let score = 0.55;
  for (const candidate of known) {
    const other = bareName(candidate);
    if (plain === other) return candidate;
    const likeness = dice(plain, other);
    if (likeness > score) [best, score] = [candidate, likeness];
  }
  return best;
}

/** Letters and digits only: "GTX Pro" and "GTXPro" are one. */
export function bareName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Dice's coefficient over pairs of neighbouring characters, 0-1. */
function dice(a: string, b: string): number {
  const pairsA = pairs(a);
  const pairsB = pairs(b);
  if (pairsA.length === 0 || pairsB.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of pairsA) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsB) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / (pairsA.length + pairsB.length);
}

function pairs(text: string): string[] {
  const found: string[] = [];
  for (let index = 0; index + 1 < text.length; index += 1) found.push(text.slice(index, index + 2));
  return found;
}
