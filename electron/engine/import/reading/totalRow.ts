/** 合计, Grand total: a row that adds up the others. */
import { type Cell, cellText } from "../../../../src/core/mapping/cell.ts";
import type { Layout } from "./layout.ts";

const TOTAL =
  /^(?:grand\s+|sub[- ]?)?totals?\b(?!\s+\w+\s+\w+)|^sum$|^(?:合\s*计|总\s*计|小\s*计|汇\s*总|总\s*和)/i;

/** @returns the row's first word where it is a total, else null */
export function totalOf(layout: Layout, cells: readonly Cell[], count: number): string | null {
  let first: Cell = "";
  for (let index = 0; index < count && first === ""; index += 1) first = cells[index] as Cell;
  if (typeof first === "number" || first.length > 40 || !TOTAL.test(first.trim())) return null;
  const stage = layout.columns.find(({ field }) => field === "stage");
  const staged = stage && stage.index < count ? cellText(cells[stage.index] as Cell) !== "" : false;
  // A record may be called so: with a stage it is a deal, and in lists of names only the plain words tell.
  const isList = layout.table !== "deals" && layout.table !== "targets";
  return (stage ? staged : isList && !/^grand|计/i.test(first)) ? null : first;
}
