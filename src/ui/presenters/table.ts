/** A table for the clipboard: text with tabs for spreadsheets, HTML for documents and mails. */

export interface PlainTable {
  title: string;
  header: string[];
  rows: string[][];
}

export function toTsv({ header, rows }: PlainTable): string {
  return [header, ...rows].map((row) => row.map(cell).join("\t")).join("\n");
}

/** A cell that holds a tab, a line end or a quote is quoted, as spreadsheets do. */
function cell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toHtml({ title, header, rows }: PlainTable): string {
  const line = (cells: string[], tag: "th" | "td") =>
    `<tr>${cells.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join("")}</tr>`;
  return `<table><caption>${escapeHtml(title)}</caption>${line(header, "th")}${rows.map((row) => line(row, "td")).join("")}</table>`;
}

/** A text as it may stand in HTML: names come from files, and a chart's tooltip is HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
