/** The reason of a rejected row without its place, for where file, row and column stand beside it. */

/** The headers of the column with the reasons in a file of rejected rows; no field is called so. */
export const reasonHeaders: Record<"en" | "zh-CN", string> = { en: "Reason", "zh-CN": "原因" };

/** Whether a file is one of rejected rows: a part of an export, not an export. */
export function isRejectedFile(headers: readonly string[]): boolean {
  return Object.values(reasonHeaders).includes(headers.at(-1) ?? "");
}

interface Told {
  file: string;
  row: number | null;
  column: string | null;
  reason: string;
}

/** Sentences begin with their place in both languages; one that weaves it in is left whole. */
export function placelessReason({ file, row, column, reason }: Told): string {
  const en = row === null ? "" : `, row ${row}`;
  const zh = row === null ? "" : `第 ${row} 行`;
  const heads = [
    `“${file}”${en}, column “${column}”: `,
    `“${file}”${en}: `,
    `“${file}”${zh}“${column}”列：`,
    `“${file}”${zh}的“${column}”列：`,
    `“${file}”${zh}：`,
  ];
  const head = heads.find((each) => reason.startsWith(each));
  const rest = head ? reason.slice(head.length) : reason;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
