/**
 * Reports that are grouped as Salesforce prints them: a row of its own names each group ("Opportunity Owner: Ann (5 records)"),
 * or the group's value stands in its first row alone and a subtotal ends it. The value belongs to every row of the group,
 * so the table is given on with it: as a column behind the others, or in the cells that were left blank.
 */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { type Cell, cellText } from "../../../../src/core/mapping/cell.ts";
import { readHeader } from "../../../../src/core/mapping/headers.ts";
import { synonyms } from "../../../../src/core/mapping/synonyms.ts";
import { firstRows, HEADER_DEPTH, type Opened, openSource, type TextRow } from "../readers/openSource.ts";
import { ReadError } from "../readers/readError.ts";
import type { OnRow, Source } from "../readers/source.ts";
import { findHeader } from "./headerRows.ts";

type Structure = Pick<ImportOptions, "sheet" | "encoding" | "delimiter" | "headerRow" | "headerRows">;

/** A file as a table of records: {@link openSource} with its groups spread over their rows. @throws ReadError */
export async function openTable(path: string, options: Structure): Promise<Opened> {
  const opened = await openSource(path, options);
  try {
    const plan = await planOf(opened.source, options);
    return plan ? { ...opened, source: new GroupedSource(opened.source, plan) } : opened;
  } catch (error) {
    if (error instanceof ReadError) return opened;
    opened.close();
    throw error;
  }
}

const COUNTED =
  /^(.{1,60}?)\s*[:：]\s*(.*?)\s*[(（]\s*\d+\s*(?:records?|items?|rows?|deals?|opportunities|条记录|条|项|个|件)?\s*[)）]$/iu;
const NAMED = /^(.{1,60}?)\s*[:：]\s*(\S.*)$/u;
const SUBTOTAL = /^(?:sub-?\s?total|小计)/i;
/** Marks of a column that the report is grouped or sorted by. */
const SORTED = /[↑↓]\s*$/;

/** What the lines that end a group begin with. */
const TOTAL =
  /^(?:sub-?\s?totals?|(?:grand )?totals?|sum|(?:record )?count|average|avg|小计|合计|总计|记录数|计数)\s*[:：]?$/i;

/** @returns what a row that only names a group says; null for any other row */
export function groupOf(cells: readonly Cell[], count: number): { label: string; value: string } | null {
  let only = "";
  for (let index = 0; index < count; index += 1) {
    const cell = cells[index] as Cell;
    if (cell === "") continue;
    if (only !== "" || typeof cell === "number") return null;
    only = cell.trim();
  }
  const counted = COUNTED.exec(only);
  const [, label, value] = counted ?? NAMED.exec(only) ?? [];
  if (label === undefined || value === undefined) return null;
  if (!counted && !synonyms.deals.has(readHeader(label).key)) return null;
  return { label: label.trim(), value: value === "-" ? "" : value };
}

interface Plan {
  headerRow: number;
  width: number;
  /** What rows of their own name, outer groups first. */
  labels: string[];
  /** Those that no column has. */
  added: string[];
  /** Leading columns whose values stand in the first row of their group alone. */
  filled: number[];
}

async function planOf(source: Source, options: Structure): Promise<Plan | null> {
  const rows = await firstRows(source, Math.max(HEADER_DEPTH, options.headerRow ?? 0));
  // To look for the header takes long in wide files: only where there is anything of a group.
  const hints = ({ cells }: TextRow) =>
    groupOf(cells, cells.length) !== null || SUBTOTAL.test(firstOf(cells));
  if (!rows.some(hints)) return null;
  const { row: headerRow, cells } = findHeader(rows, options, "");
  let width = cells.length;
  while (width > 1 && cells[width - 1]?.trim() === "") width -= 1;
  const below = rows.filter(({ row }) => row > headerRow);
  const groups = below.flatMap(({ cells: own }) => groupOf(own, own.length) ?? []);
  const first = below[0] && groupOf(below[0].cells, below[0].cells.length);
  const labels = first && width > 1 ? [...new Set(groups.map(({ label }) => label))] : [];
  const filled = filledColumns(cells.slice(0, width), below);
  if (labels.length === 0 && filled.length === 0) return null;
  const keys = new Set(cells.map((cell) => readHeader(cell).key));
  const added = labels.filter((label) => !keys.has(readHeader(label).key));
  return { headerRow, width, labels, added, filled };
}

/** Grouped columns come first and are marked; the subtotal of each group tells them from sorted ones. */
function filledColumns(header: readonly string[], below: readonly TextRow[]): number[] {
  const plain = header.findIndex((cell) => cell.trim() !== "" && !SORTED.test(cell));
  const leading = header
    .map((_cell, index) => index)
    .filter((index) => (plain < 0 || index < plain) && SORTED.test(header[index] as string));
  const hasSubtotals = below.some(({ cells }) => SUBTOTAL.test(firstOf(cells)));
  return hasSubtotals ? leading : [];
}

const firstOf = (cells: readonly Cell[]): string =>
  String(cells.find((cell) => cellText(cell) !== "") ?? "").trim();

class GroupedSource implements Source {
  /** Labels of rows that only name a group. */
  readonly groups: readonly string[];
  private readonly source: Source;
  private readonly plan: Plan;

  constructor(source: Source, plan: Plan) {
    this.source = source;
    this.plan = plan;
    this.groups = plan.labels;
  }

  get info() {
    return this.source.info;
  }
  get visible() {
    return this.source.visible;
  }
  get ragged() {
    return this.source.ragged;
  }
  get suspect() {
    return this.source.suspect;
  }
  get rowHidden() {
    return this.source.rowHidden;
  }
  get hiddenColumns() {
    return this.source.hiddenColumns;
  }
  progress(): number {
    return this.source.progress();
  }

  rows(onRow: OnRow): Promise<void> {
    const { headerRow, width, labels, added, filled } = this.plan;
    const values = new Map<string, string>();
    const last: Cell[] = [];
    return this.source.rows((read, count, row) => {
      if (row < headerRow) return onRow(read, count, row);
      const cells = read.slice(0, count);
      while (cells.length > width && cells.at(-1) === "") cells.pop();
      if (row === headerRow) {
        cells.push(...added);
        return onRow(cells, cells.length, row);
      }
      const group = groupOf(cells, cells.length);
      if (group && labels.includes(group.label)) {
        values.set(group.label, group.value);
        for (const inner of labels.slice(labels.indexOf(group.label) + 1)) values.delete(inner);
        return onRow(cells, cells.length, row);
      }
      const isTotal = TOTAL.test(firstOf(cells));
      if (!isTotal) fill(cells, filled, last);
      if (!this.ragged) while (cells.length < width) cells.push("");
      if (!isTotal && cells.length >= width) cells.push(...added.map((label) => values.get(label) ?? ""));
      return onRow(cells, cells.length, row);
    });
  }
}

/** @param last what stood in each of the columns; an outer group's change ends the inner ones */
function fill(cells: Cell[], columns: readonly number[], last: Cell[]): void {
  if (cells.every((cell) => cellText(cell) === "")) return;
  columns.forEach((index, at) => {
    const own = cells[index] ?? "";
    if (cellText(own) === "") cells[index] = last[at] ?? "";
    else {
      last[at] = own;
      last.length = at + 1;
    }
  });
}
