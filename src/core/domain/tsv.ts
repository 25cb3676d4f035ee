/** Blocks of cells as spreadsheets put them on the clipboard: tab-separated text with quotes, and an HTML table. Pure. */

export type ClipboardCell = string | number | null;

/**
 * Text of a spreadsheet's clipboard as rows of cells. A cell that begins with a quote and ends with one before the next
 * tab or line end is quoted: tabs, line ends and doubled quotes inside belong to it. Any other quote is text.
 * One line end after the last row is no row of its own.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const { value, end } = readCell(text, at);
    (rows.at(-1) as string[]).push(value);
    if (end >= text.length) return rows;
    if (text[end] === "\t") {
      at = end + 1;
      continue;
    }
    at = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

function readCell(text: string, start: number): { value: string; end: number } {
  if (text[start] === '"') {
    const quoted = readQuoted(text, start);
    if (quoted) return quoted;
  }
  let end = start;
  while (end < text.length && !isDelimiter(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let value = "";
  let from = start + 1;
  for (;;) {
    const closing = text.indexOf('"', from);
    if (closing === -1) return null;
    value += text.slice(from, closing);
    if (text[closing + 1] === '"') {
      value += '"';
      from = closing + 2;
      continue;
    }
    const after = text[closing + 1];
    return after === undefined || isDelimiter(after) ? { value, end: closing + 1 } : null;
  }
}

function isDelimiter(character: string | undefined): boolean {
  return character === "\t" || character === "\n" || character === "\r";
}

export function formatTsv(rows: readonly (readonly ClipboardCell[])[]): string {
  const lines = rows.map((row) => row.map(quote).join("\t"));
  // An empty last line would be taken for the end of the line before.
  return lines.join("\n") + (lines.length > 1 && lines.at(-1) === "" ? "\n" : "");
}

function quote(cell: ClipboardCell): string {
  const text = textOf(cell);
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Plain digits for numbers, so that a spreadsheet of any language reads them. */
function textOf(cell: ClipboardCell): string {
  return cell === null ? "" : String(cell);
}

/**
 * The same block as a table. Cells of `numeric` columns are numbers to a spreadsheet; text elsewhere that merely looks
 * like one (an id such as 00123) is marked as text, so that it keeps its zeros. Days are left to be read as days.
 */
export function formatHtml(rows: readonly (readonly ClipboardCell[])[], numeric: readonly boolean[]): string {
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, index) => htmlCell(textOf(cell), numeric[index] ?? false)).join("")}</tr>`,
    )
    .join("");
  return `<meta charset="utf-8"><table>${body}</table>`;
}

function htmlCell(text: string, numeric: boolean): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/\r\n|\r|\n/g, "<br>");
  const keepAsText = !numeric && /^[+-]?[\d.,]+$/.test(text);
  return keepAsText ? `<td style="mso-number-format:'\\@'">${escaped}</td>` : `<td>${escaped}</td>`;
}

/** Rows made equally long, as a block must be. */
export function squared(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}
