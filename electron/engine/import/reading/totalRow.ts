/** 合计, Grand total: a row that adds up the others. */
import { type Cell, cellText } from "../../../../src/core/mapping/cell.ts";
import type { Layout } from "./layout.ts";

const TOTAL =
  /^(?:grand\s+|sub[- ]?)?totals?\b(?!\s+\w+\s+\w+)|^(?:sum|(?:record )?count|average|avg)$|^(?:record )?count\s*[:：]\s*\d*$|^(?:记录数|计数)\s*(?:[:：]\s*\d*)?$|^\S{1,12}(?:小计|合计|总计)\s*[:：]?$|^(?:合\s*计|总\s*计|小\s*计|汇\s*总|总\s*和)/i;

/** @returns the row's first word where it is a total, else null */
export function totalOf(layout: Layout, cells: readonly Cell[], count: number): string | null {
  let first: Cell = "";
  for (let index = 0; index < count && first === ""; index += 1) first = cells[index] as Cell;
  if (typeof first === "number" || first.length > 40 || !TOTAL.test(first.trim())) return null;
  const stage = layout.columns.find(({ field }) => field === "stage");
  const own = stage && stage.index < count ? (cells[stage.index] as Cell) : "";
  // In a grouped report the word itself may stand under the stage.
  const staged = cellText(own) !== "" && own !== first;
  // A record may be called so: with a stage it is a deal, and in lists of names only the plain words tell.
  const isList = layout.table !== "deals" && layout.table !== "targets";
  return (stage ? staged : isList && !/^grand|计/i.test(first)) ? null : first;
}
