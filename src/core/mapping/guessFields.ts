/**
 * What columns of a list of deals hold whose headers say nothing: by the cells themselves, and only where they leave little
 * doubt. A guess is shown as one and gives way to any header.
 */
import { type Cell, cellName, cellText, isFailure } from "./cell.ts";
import { parseDay } from "./day.ts";
import { DayEvidence } from "./evidence.ts";
import type { CellFormat, ImportField } from "./fields.ts";
import { guessForeign } from "./guessForeign.ts";
import { readNumber } from "./number.ts";
import { nameKey } from "./similar.ts";

export interface SampledColumn {
  index: number;
  header: string;
  /** What it feeds already. */
  field: ImportField | null;
  /** May be guessed: neither a header nor the user said what it is. */
  open: boolean;
  format: CellFormat;
  /** Its cells in the first rows, one a row. */
  cells: readonly Cell[];
}

/** Names that the workbook knows, by `nameKey`. */
export type KnownNames = Record<"stages" | "people" | "products" | "accounts", ReadonlySet<string>>;

/** The share of a column's cells that must be what it is taken for. */
const MOST = 0.9;
/** Of names: a file has new ones too. */
const MOST_NAMES = 0.8;
const FEWEST = 3;
/** Columns of a list that is read by its cells alone: wider sheets are no lists of deals. */
const WIDEST = 100;

/** `[C]` for a blank one, Column3, F4, Unnamed: 2, 字段5, 列1. */
const SAYS_NOTHING =
  /^(?:\[[A-Z]{1,3}\]|(?:column|col|field|f|c|unnamed|var|untitled|列|字段|栏|未命名)\s*[-_:：. ]*\d*)(?: \[\d+\])?$/i;
/** A person of the deal who is not its owner. */
const OTHER_PERSON =
  /\bby\b|(?:created|modified|updated|approved|entered)by|former|previous|second|backup|support|创建人|修改人|更新人|录入|审批|审核|原负责|前任|协|副/i;

/** @param today ISO day @returns fields by the columns' index; each field once, none that is fed already */
export function guessFields(
  columns: readonly SampledColumn[],
  known: KnownNames,
  today: string,
): Map<number, ImportField> {
  const found = new Map<number, ImportField>();
  const fed = new Set(columns.map(({ field }) => field));
  const give = (column: SampledColumn | null, field: ImportField) => {
    if (!column || fed.has(field) || found.has(column.index)) return;
    fed.add(field);
    found.set(column.index, field);
  };
  const open = columns.filter((column) => column.open && filled(column).length >= FEWEST);
  // Where no header at all was understood, none of them says anything to us.
  const foreign =
    columns.length >= FEWEST && columns.length <= WIDEST && columns.every(({ field }) => field === null);
  const nameless = foreign ? open : open.filter(({ header }) => SAYS_NOTHING.test(header));
  for (const [field, names] of [
    ["stage", known.stages],
    ["owner", known.people],
    ["product", known.products],
    ["account", known.accounts],
  ] as const) {
    const fitting = field === "owner" ? open.filter(({ header }) => !OTHER_PERSON.test(header)) : open;
    give(only(fitting.filter((column) => !found.has(column.index) && isNamed(column, names))), field);
  }
  give(only(nameless.filter(isPercent)), "probability");
  give(only(nameless.filter(isMoney)), "amount");
  if (foreign)
    for (const [field, column] of guessForeign(open.filter(({ index }) => !found.has(index))))
      give(column, field);
  guessDays(columns, nameless, today, give, fed);
  give(lastCloseDay(columns, open, today, fed), "closeOn");
  return found;
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] as T) : null;
}

function filled({ cells }: SampledColumn): Cell[] {
  return cells.filter((cell) => cellText(cell) !== "");
}

function mostly(column: SampledColumn, fits: (cell: Cell) => boolean, share = MOST): boolean {
  const own = filled(column);
  return own.filter(fits).length >= own.length * share;
}

function isNamed(column: SampledColumn, names: ReadonlySet<string>): boolean {
  return names.size > 0 && mostly(column, (cell) => names.has(nameKey(cellName(cell))), MOST_NAMES);
}

function isPercent(column: SampledColumn): boolean {
  return mostly(column, (cell) => readNumber(cellText(cell), undefined)?.percent === true);
}

/** Amounts of money say so by a sign, a unit or two decimals: bare digits may be an id, a year, a count. */
function isMoney(column: SampledColumn): boolean {
  const written = (cell: Cell) => {
    const text = cellText(cell);
    const read = /\d/.test(text) ? readNumber(text, column.format.decimalMark) : null;
    if (!read || read.percent) return false;
    return (
      read.currency !== null ||
      read.scale > 1 ||
      /[$¥￥元]/.test(text) ||
      /[.,]\d{2}$|\d[,.']\d{3}\b/.test(text)
    );
  };
  return mostly(column, written);
}

/**
 * Days that are all past and not after the deal's close are its beginning; days of which some are to come are the close
 * that is expected (of closed deals, the one that was). Without another day to hold them against, none is taken.
 */
function guessDays(
  columns: readonly SampledColumn[],
  nameless: readonly SampledColumn[],
  today: string,
  give: (column: SampledColumn | null, field: ImportField) => void,
  fed: ReadonlySet<ImportField | null>,
): void {
  const days = new Map<number, (string | null)[]>();
  for (const column of nameless) {
    const read = daysOf(column);
    if (read) days.set(column.index, read);
  }
  const some = (column: SampledColumn, fits: (day: string) => boolean) =>
    (days.get(column.index) ?? []).some((day) => day !== null && fits(day));
  const own = nameless.filter(({ index }) => days.has(index));
  const coming = only(own.filter((column) => some(column, (day) => day > today)));
  const closes = ["closeOn", "expectedOn"] as const;
  const hasClose = closes.some((field) => fed.has(field));
  if (!hasClose) give(coming, fed.has("closedOn") ? "expectedOn" : "closeOn");
  const end = columns.find(({ field }) => field === "closeOn" || field === "expectedOn") ?? coming;
  if (!end) return;
  const until = days.get(end.index) ?? daysOf(end);
  const past = own.filter((column) => column !== end && !some(column, (day) => day > today));
  const before = past.filter((column) => {
    const list = days.get(column.index) ?? [];
    return list.every((day, row) => day === null || until?.[row] == null || day <= until[row]);
  });
  give(past.length === 1 ? only(before) : null, "createdOn");
}

/** Days of what is done with a deal: some of them are to come too. */
const OTHER_DAY =
  /next|follow|activit|contact|touch|meeting|visit|call|review|deliver|ship|start|renew|birth|created|modified|updated|changed|跟进|拜访|联系|活动|会议|回访|交货|交付|发货|开始|续|生日|创建|修改|更新|变更/i;

/**
 * Of deals without any day of their close, the one column of days of which some are to come, whatever its header calls it: who
 * imports is asked whether it is.
 */
function lastCloseDay(
  columns: readonly SampledColumn[],
  open: readonly SampledColumn[],
  today: string,
  fed: ReadonlySet<ImportField | null>,
): SampledColumn | null {
  const closes = ["closeOn", "expectedOn", "closedOn", "lostOn"] as const;
  if (!fed.has("stage") || closes.some((field) => fed.has(field))) return null;
  const days = open.filter((column) => column.field === null && daysOf(column) !== null);
  const column = only(days);
  if (!column || OTHER_DAY.test(column.header)) return null;
  const created = columns.find(({ field }) => field === "createdOn");
  const begun = created ? (daysOf(created) ?? []) : [];
  const until = daysOf(column) ?? [];
  const late = until.every((day, row) => day === null || begun[row] == null || day >= begun[row]);
  return late && until.some((day) => day !== null && day > today) ? column : null;
}

/** @returns null where the column does not hold days */
function daysOf(column: SampledColumn): (string | null)[] | null {
  const evidence = new DayEvidence();
  for (const cell of column.cells) if (cellText(cell) !== "") evidence.add(cell);
  const format = evidence.decide(column.format, {});
  const days = column.cells.map((cell) => {
    // Bare digits may be days of a spreadsheet, or anything else.
    if (typeof cell === "number" || /^\d+(?:\.\d+)?$/.test(cell.trim())) return null;
    const day = parseDay(cell, format);
    return isFailure(day) ? null : day;
  });
  return days.filter((day) => day !== null).length >= Math.max(FEWEST, filled(column).length * MOST)
    ? days
    : null;
}
