/**
 * The shape that a second language must have: exactly the keys of the English namespace, neither more nor
 * fewer. English has two plural forms (`_one`, `_other`), Chinese has `_other` alone.
 */
export type SameKeys<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : SameKeys<T[K]>;
};
