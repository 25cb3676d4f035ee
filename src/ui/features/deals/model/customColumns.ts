/** Columns of custom fields among those of a layout: they come with imports and go when they are removed. Pure. */
import { byKey, type CustomId, isCustomId } from "../../../../core/domain/customFields.ts";
import { columnSpec } from "./columns.ts";
import type { Layout } from "./viewState.ts";

/** With more of them than this in a file, each is shown only once it is asked for. */
export const FEW = 6;

/**
 * The layout with the fields that the file has: one that it knows nothing of is shown at the right, one that is gone is
 * left out. @param fields of the file, removed ones left out
 */
export function withCustomFields(layout: Layout, fields: readonly CustomId[]): Layout {
  const { columns, hidden = [] } = layout;
  const kept = columns.filter(({ id }) => !isCustomId(id) || fields.includes(id));
  const fresh =
    fields.length > FEW
      ? []
      : fields.filter((id) => !hidden.includes(id) && !kept.some((column) => column.id === id));
  if (kept.length === columns.length && fresh.length === 0) return layout;
  const added = fresh.sort(byKey).map((id) => ({ id, width: columnSpec(id).width }));
  return { ...layout, columns: [...kept, ...added] };
}

/** Puts a field in the place of another, which is shown beside it for as long as the file has it. */
export function replaceField(layout: Layout, from: CustomId, to: CustomId): Layout {
  return {
    ...layout,
    columns: layout.columns.flatMap((column) =>
      column.id === from ? [{ ...column, id: to, width: columnSpec(to).width }, column] : [column],
    ),
    sort: layout.sort.map((sort) => (sort.column === from ? { ...sort, column: to } : sort)),
  };
}

/** Remembers which of its custom fields a change took out of sight, so that they stay so. */
export function rememberHidden(before: Layout, after: Layout): Layout {
  const shown = new Set<string>(after.columns.map(({ id }) => id));
  const were = before.columns.map(({ id }) => id).filter(isCustomId);
  const hidden = [...new Set([...(after.hidden ?? []), ...were])].filter((id) => !shown.has(id));
  const { hidden: _former, ...rest } = after;
  return hidden.length > 0 ? { ...rest, hidden: hidden.sort(byKey) } : rest;
}
