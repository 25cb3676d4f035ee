/** Text ids at the contract's edge: a prefix that names the subject, then the row's integer key. */

export const prefixes = {
  deal: "d",
  person: "p",
  team: "t",
  account: "a",
  contact: "c",
  product: "g",
  pipeline: "l",
  stage: "s",
  changeSet: "x",
  savedView: "v",
  profile: "i",
  review: "r",
  reviewStep: "k",
  goal: "o",
  material: "m",
  role: "e",
  forecastCall: "f",
} as const;
export type IdKind = keyof typeof prefixes;

export function formatId(kind: IdKind, key: number): string {
  return prefixes[kind] + key;
}

/** The integer key of a text id, or null where the text is not an id of that kind. */
export function parseId(kind: IdKind, text: string): number | null {
  const prefix = prefixes[kind];
  if (!text.startsWith(prefix)) return null;
  const digits = text.slice(prefix.length);
  if (!/^[1-9]\d{0,14}$/.test(digits)) return null;
  return Number(digits);
}
