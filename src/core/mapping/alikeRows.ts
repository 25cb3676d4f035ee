/** How much a row and a known deal agree where their names don't say that they are one. */

export const alikeFields = [
  "createdOn",
  "amount",
  "product",
  "closeOn",
  "expectedOn",
  "closedOn",
  "stage",
  "owner",
] as const;
export type AlikeField = (typeof alikeFields)[number];

/** What seldom changes says more than what often does. */
const weights: Record<AlikeField, number> = {
  createdOn: 8,
  amount: 6,
  product: 5,
  closeOn: 4,
  expectedOn: 4,
  closedOn: 4,
  stage: 3,
  owner: 2,
};

export type AlikeValues = readonly (string | number | null)[];

/** The fields in which both have the same value; nothing on either side is no agreement. */
export function agreeing(fields: readonly AlikeField[], row: AlikeValues, deal: AlikeValues): AlikeField[] {
  return fields.filter((_field, at) => row[at] != null && row[at] === deal[at]);
}

/** The share of what the row tells that the deal agrees with, by weight: 0-1. */
export function agreement(fields: readonly AlikeField[], row: AlikeValues, deal: AlikeValues): number {
  const told = fields.filter((_field, at) => row[at] != null);
  const weigh = (list: readonly AlikeField[]) => list.reduce((sum, field) => sum + weights[field], 0);
  return told.length === 0 ? 0 : weigh(agreeing(fields, row, deal)) / weigh(told);
}

/** Equal for what agrees in creation day and amount; null where one of them is not told. */
export function firmKey(fields: readonly AlikeField[], values: AlikeValues): string | null {
  const [createdOn, amount] = [values[fields.indexOf("createdOn")], values[fields.indexOf("amount")]];
  return createdOn == null || amount == null ? null : `${createdOn} ${amount}`;
}

/**
 * How likely a new row is a known deal of the same account under another name, 0-1; null where it is no candidate: neither
 * are the names near, nor do both the creation day and the amount agree.
 * @param likeness of the names, 0 where they are not near
 */
export function renameScore(
  likeness: number,
  fields: readonly AlikeField[],
  row: AlikeValues,
  deal: AlikeValues,
): number | null {
  const key = firmKey(fields, row);
  if (likeness === 0 && (key === null || key !== firmKey(fields, deal))) return null;
  return Math.round((likeness * 0.6 + agreement(fields, row, deal) * 0.4) * 100) / 100;
}
