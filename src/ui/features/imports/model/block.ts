/** A block of cells from the clipboard as tab-separated text, whichever form the other program gave it in. */
import { formatTsv } from "../../../../core/domain/tsv.ts";

/** Null where the clipboard holds no table: fewer than two cells, or nothing that is text. */
export function blockOf(clipboard: Pick<DataTransfer, "getData">): string | null {
  const text = clipboard.getData("text/plain");
  // Spreadsheets give both: their text has every cell, with quotes where a cell has breaks.
  if (text.includes("\t")) return text;
  const table = tableOf(clipboard.getData("text/html"));
  if (table !== null) return table;
  return /[^\s][\r\n]+[^\s]/.test(text) ? text : null;
}

/** Of a web page or a mail: the largest table, merged cells as one filled and the rest empty. The parser runs no scripts. */
function tableOf(html: string): string | null {
  if (!/<table/i.test(html)) return null;
  const page = new DOMParser().parseFromString(html, "text/html");
  const tables = [...page.querySelectorAll("table")].map(rowsOf);
  const largest = tables.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return largest.length > 1 ? formatTsv(largest) : null;
}

/** Wider ones are a page's fault, not a table's. */
const MOST_SPAN = 1000;

function rowsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => {
      const text = (cell.textContent ?? "").trim().replace(/[ \t]+/g, " ");
      return [text, ...Array.from({ length: Math.min(cell.colSpan, MOST_SPAN) - 1 }, () => "")];
    }),
  );
}
