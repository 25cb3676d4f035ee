/** The grid's columns: values as text by formatters alone, no component in any cell. */
import type { ColDef, ValueFormatterParams } from "ag-grid-community";
import { cellOf, type DealColumn, type DealRow, dealColumns } from "../../../../contract/common.ts";
import { type CustomId, isCustomId } from "../../../../core/domain/customFields.ts";
import type { Format } from "../../../presenters/format.ts";
import { columnSpec, isNumeric } from "../model/columns.ts";
import { ROW_HEADER } from "./geometry.ts";
import { DealHeader, type HeaderContext } from "./header.ts";
import classes from "./cells.module.css";

/** What the cells need to know beside their row. Read at each drawing, so that lists may come later. */
export interface CellContext {
  format: Format;
  label(column: DealColumn): string;
  /** Those of the file that can be shown. */
  customFields(): readonly CustomId[];
  stageName(row: DealRow): string;
  pipelineName(row: DealRow): string;
  /** CSS colour of the row's stage. */
  stageColour(row: DealRow): string;
  categoryName(category: NonNullable<DealRow["category"]>): string;
  stateName(state: DealRow["state"]): string;
}

/** How a cell is written: also what is read aloud of it. */
export function cellText(column: DealColumn, row: DealRow, context: CellContext): string {
  const value = cellOf(row, column);
  if (value === null || value === "") return "";
  const { format } = context;
  if (isCustomId(column)) return typeof value === "number" ? format.figure(value) : value;
  switch (column) {
    case "stage":
      return context.stageName(row);
    case "pipeline":
      return context.pipelineName(row);
    case "state":
      return context.stateName(row.state);
    case "category":
      return row.category === null ? "" : context.categoryName(row.category);
    case "product":
      return row.productCount > 1 ? `${row.product ?? ""} +${row.productCount - 1}` : String(value);
    case "amountMinor":
      return format.money(value as number);
    case "currencyAmountMinor":
      return format.moneyIn(value as number, row.currency);
    case "quantity":
      return format.quantity(value as number);
    case "stageProbability":
    case "repProbability":
    case "managerProbability":
      return format.number(value as number, Number.isInteger(value) ? 0 : 1);
    case "createdOn":
    case "expectedOn":
    case "closedOn":
    case "stageEnteredOn":
    case "nextStepOn":
      return format.dayCell(value as string);
    default:
      return String(value);
  }
}

/** What stands small in a header: the unit that the cells leave out. */
export function unitOf(column: DealColumn, format: Format): string {
  const { kind } = columnSpec(column);
  if (column === "amountMinor") return format.currency;
  return kind === "percent" ? "%" : "";
}

export function columnDefs(context: CellContext, header: HeaderContext): ColDef<DealRow>[] {
  return [
    rowHeader(),
    ...[...dealColumns, ...context.customFields()].map((column) => columnDef(column, context, header)),
  ];
}

function columnDef(column: DealColumn, context: CellContext, header: HeaderContext): ColDef<DealRow> {
  const { width } = columnSpec(column);
  return {
    colId: column,
    valueGetter: ({ data }) => data && cellOf(data, column),
    width,
    minWidth: 48,
    headerName: context.label(column),
    headerComponent: DealHeader,
    headerComponentParams: { header },
    valueFormatter: ({ data }: ValueFormatterParams<DealRow>) =>
      data ? cellText(column, data, context) : "",
    ...(isNumeric(column) ? { cellClass: classes.right, headerClass: "ag-right-aligned-header" } : {}),
    ...(column === "stage" ? stageStyle(context) : {}),
    ...(column === "state" ? stateRules : {}),
    ...(column === "name" ? { cellClass: classes.name } : {}),
  };
}

function stageStyle(context: CellContext): ColDef<DealRow> {
  return {
    cellClass: classes.stage,
    cellStyle: ({ data }) => ({ "--stage": data ? context.stageColour(data) : "transparent" }),
  };
}

const stateRules: ColDef<DealRow> = {
  cellClassRules: {
    [classes.won ?? ""]: ({ data }) => data?.state === "won",
    [classes.lost ?? ""]: ({ data }) => data?.state === "lost",
  },
};

function rowHeader(): ColDef<DealRow> {
  return {
    colId: ROW_HEADER,
    headerName: "#",
    headerClass: "ag-right-aligned-header",
    width: 52,
    pinned: "left",
    lockPinned: true,
    lockPosition: "left",
    suppressMovable: true,
    resizable: false,
    cellClass: classes.rowHeader,
    cellAriaRole: "rowheader",
    valueGetter: ({ node }) => (node?.rowIndex ?? 0) + 1,
  };
}
