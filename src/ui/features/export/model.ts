/** What an export takes: which deals, which columns, what file. Pure. */
import type { DealColumn, DealFilter, DealSort } from "../../../contract/common.ts";
import type { Address } from "../../state/address.ts";
import { isUnfiltered, wholeFilter } from "../../state/address.ts";
import type { CustomId } from "../../../core/domain/customFields.ts";
import { withCustomFields } from "../deals/model/customColumns.ts";
import { decodeScreen, defaultLayout } from "../deals/model/viewState.ts";

export type ExportFormat = "xlsx" | "csv";
export type ExportScope = "filter" | "all";
export type ExportColumns = "shown" | "all";

export interface ExportChoice {
  format: ExportFormat;
  scope: ExportScope;
  columns: ExportColumns;
}

/** The deals and columns that the window shows now. */
export interface Shown {
  /** Null where nothing narrows the deals. */
  filter: DealFilter | null;
  sort: DealSort;
  columns: DealColumn[];
}

/** @param customFields of the file, removed ones left out */
export function shownOf(address: Address, customFields: readonly CustomId[]): Shown {
  const filter = wholeFilter(address);
  const layout = withCustomFields(decodeScreen(address.views.deals)?.layout ?? defaultLayout, customFields);
  return {
    filter: isUnfiltered(filter) ? null : filter,
    sort: layout.sort,
    columns: layout.columns.map(({ id }) => id),
  };
}

/** The call's input beside the path. In the grid's order, whichever deals and columns are taken. */
export function requestOf(
  choice: ExportChoice,
  shown: Shown,
): { filter?: DealFilter; sort: DealSort; columns?: DealColumn[] } {
  return {
    ...(choice.scope === "filter" && shown.filter ? { filter: shown.filter } : {}),
    sort: shown.sort,
    ...(choice.columns === "shown" ? { columns: shown.columns } : {}),
  };
}

/** `Acme deals 2026-11-17`: the workbook's name and the day, without what a file name may not hold. */
export function exportName(workbook: string, deals: string, day: string): string {
  const name = `${workbook} ${deals} ${day}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: file names may hold none
  return name
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 180);
}

/** Both endings, the chosen one first: the system's dialog proposes it. */
export function extensionsOf(format: ExportFormat): ExportFormat[] {
  return format === "xlsx" ? ["xlsx", "csv"] : ["csv", "xlsx"];
}
