/** Sentences of the import in English. */
export const importEn = {} as const;
