/** What a file may cost us before it is refused with a sentence: hostile and broken files are bounded, not trusted. */
export const limits = {
  /** Characters of one CSV record, line breaks in quotes included. */
  recordChars: 1_048_576,
  /** Characters of one cell: what a spreadsheet's cell can hold. */
  cellChars: 32_767,
  columns: 16_384,
  /** Rows of a workbook's sheet. */
  rows: 1_048_576,
  /** Cells that a sheet may repeat without writing them out (OpenDocument). */
  repeatedCells: 10_000_000,
  /** An .xls is read in one piece; the format itself ends at 65,536 rows. */
  xlsBytes: 100 * 1024 ** 2,
  /** Entries of a zip container; a workbook has some dozens. */
  zipEntries: 10_000,
  /** Bytes that one entry may inflate to. */
  entryBytes: 4 * 1024 ** 3,
  /** Inflated : packed. Deflate can't exceed 1032; sheets stay far below this. */
  ratio: 400,
  /** The ratio is not asked below this size: small files pack well. */
  ratioFrom: 64 * 1024 ** 2,
  /** Inflated bytes of the parts that are kept in memory whole. */
  sharedStringsBytes: 256 * 1024 ** 2,
  smallPartBytes: 16 * 1024 ** 2,
} as const;
