/** What a view of the deals screen keeps: columns, order, widths, sort, filter, density. Pure. */
import { z } from "zod";
import {
  customColumn,
  type DealColumn,
  type DealSort,
  dealColumn,
  dealFilter,
  dealSort,
} from "../../../../contract/common.ts";
import type { Address } from "../../../state/address.ts";
import { columnSpec, defaultColumns } from "./columns.ts";

export const densities = ["compact", "normal", "roomy"] as const;
export type Density = (typeof densities)[number];
export const rowHeights: Record<Density, number> = { compact: 28, normal: 32, roomy: 40 };

const shownColumn = z.object({
  id: dealColumn,
  width: z.number().min(40).max(1200),
  pinned: z.boolean().optional(),
});
export type ShownColumn = z.infer<typeof shownColumn>;

/** How the grid is laid out: no filter. */
const layout = z.object({
  /** Shown ones from left to right; pinned ones come first. */
  columns: z.array(shownColumn).min(1),
  /** Custom fields that were taken out of sight; any other that is not among the columns is new. */
  hidden: z.array(customColumn).optional(),
  sort: dealSort,
  density: z.enum(densities),
});
export type Layout = z.infer<typeof layout>;

const period = z.object({
  key: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  basis: z.enum(["created", "expected", "closed"]),
});

const viewState = layout.extend({ filter: dealFilter, search: z.string(), period: period.nullable() });
export type ViewState = z.infer<typeof viewState>;

/** What the window's address keeps for this screen. */
export const screenState = z.object({
  layout,
  /** The saved view that was chosen last, changed since or not. */
  view: z.string().nullable(),
});
export type ScreenState = z.infer<typeof screenState>;

export const defaultLayout: Layout = {
  columns: defaultColumns.map((id, index) => ({
    id,
    width: columnSpec(id).width,
    ...(index === 0 ? { pinned: true } : {}),
  })),
  sort: [],
  density: "normal",
};

export const defaultView: ViewState = { ...defaultLayout, filter: {}, search: "", period: null };

/** What is being worked on, the next to close first. */
export const openView: ViewState = {
  ...defaultView,
  filter: { state: ["open"] },
  sort: [{ column: "expectedOn", direction: "asc" }],
};

/** All deals, what is being worked on before what is done: how a file is first met. It narrows nothing on any screen. */
export const openFirstView: ViewState = {
  ...defaultView,
  sort: [
    { column: "state", direction: "asc" },
    { column: "expectedOn", direction: "asc" },
  ],
};

export function viewOf(shown: Layout, address: Pick<Address, "filter" | "search" | "period">): ViewState {
  return {
    columns: shown.columns,
    hidden: shown.hidden,
    sort: shown.sort,
    density: shown.density,
    filter: address.filter,
    search: address.search.trim(),
    period: address.period,
  };
}

export function encodeView(state: ViewState): string {
  return JSON.stringify(state);
}

/** Null where the text is no view of this screen (an older or newer app's). */
export function decodeView(text: string): ViewState | null {
  try {
    return viewState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function decodeScreen(value: unknown): ScreenState | null {
  const parsed = screenState.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Whether two views show the same: order of columns and of sorts counts, order of a filter's members does not. */
export function sameView(a: ViewState, b: ViewState): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member)
            .filter(([, item]) => item !== undefined)
            .sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : member,
  );
}

/** A click on a header: up, down, none. With `add` (Shift) the other columns' sorts stay. */
export function nextSort(sort: DealSort, column: DealColumn, add: boolean): DealSort {
  const now = sort.find((entry) => entry.column === column)?.direction;
  const next = now === undefined ? "asc" : now === "asc" ? "desc" : null;
  return setSort(sort, column, next, add);
}

export function setSort(
  sort: DealSort,
  column: DealColumn,
  direction: "asc" | "desc" | null,
  add: boolean,
): DealSort {
  const entry = direction === null ? [] : [{ column, direction }];
  if (!add) return entry;
  const at = sort.findIndex((other) => other.column === column);
  if (at === -1) return [...sort, ...entry];
  return [...sort.slice(0, at), ...entry, ...sort.slice(at + 1)];
}

/** Pinned columns stand before the others, each group in its order. */
export function inOrder(columns: readonly ShownColumn[]): ShownColumn[] {
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)];
}

export function withColumn(columns: readonly ShownColumn[], id: DealColumn, shown: boolean): ShownColumn[] {
  if (!shown) return columns.length > 1 ? columns.filter((column) => column.id !== id) : [...columns];
  return columns.some((column) => column.id === id)
    ? [...columns]
    : [...columns, { id, width: columnSpec(id).width }];
}

/** One place to the left (-1) or right (1) among the columns that are pinned, or not pinned, alike. */
export function moveColumn(columns: readonly ShownColumn[], id: DealColumn, by: -1 | 1): ShownColumn[] {
  const at = columns.findIndex((column) => column.id === id);
  const own = columns[at];
  const other = columns[at + by];
  if (!own || !other || (own.pinned ?? false) !== (other.pinned ?? false)) return [...columns];
  const moved = [...columns];
  moved[at] = other;
  moved[at + by] = own;
  return moved;
}

export function pinColumn(columns: readonly ShownColumn[], id: DealColumn, pinned: boolean): ShownColumn[] {
  return inOrder(
    columns.map((column) =>
      column.id === id ? { id, width: column.width, ...(pinned ? { pinned: true } : {}) } : column,
    ),
  );
}
