/** A filter as chips: what narrows the deals, in words, and how to take each part away. Pure. */
import {
  type ColumnCondition,
  type DealColumn,
  type DealFilter,
  dealColumns,
} from "../../contract/common.ts";
import { isCustomId } from "../../core/domain/customFields.ts";
import type { Day } from "../../core/domain/days.ts";

/** Members of the filter that are lists of names or ids. */
export const listFields = [
  "team",
  "owner",
  "product",
  "account",
  "pipeline",
  "stage",
  "state",
  "source",
] as const;
export type ListField = (typeof listFields)[number];
export const dayFields = ["created", "expected", "closed"] as const;
export type DayField = (typeof dayFields)[number];
export type FilterField = ListField | DayField;

export type Chip =
  | { kind: "list"; field: ListField; values: string[] }
  | { kind: "days"; field: DayField; from: Day | null; to: Day | null }
  | { kind: "column"; column: DealColumn; condition: ColumnCondition }
  | { kind: "ids"; count: number }
  | { kind: "changeSet"; changeSet: string };

export function asList(value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : [...value];
}

export function chipsOf(filter: DealFilter): Chip[] {
  const chips: Chip[] = [];
  for (const field of listFields) {
    const values = asList(filter[field]);
    if (values.length > 0) chips.push({ kind: "list", field, values });
  }
  for (const field of dayFields) {
    const from = filter[`${field}From`] ?? null;
    const to = filter[`${field}To`] ?? null;
    if (from || to) chips.push({ kind: "days", field, from, to });
  }
  const conditions: Partial<Record<DealColumn, ColumnCondition>> = filter.columns ?? {};
  for (const column of [...dealColumns, ...Object.keys(conditions).filter(isCustomId)]) {
    const condition = conditions[column];
    if (condition) chips.push({ kind: "column", column, condition });
  }
  if (filter.ids) chips.push({ kind: "ids", count: filter.ids.length });
  if (filter.changeSet) chips.push({ kind: "changeSet", changeSet: filter.changeSet });
  return chips;
}

/** What tells one chip from the others of a filter. */
export function chipKey(chip: Chip): string {
  switch (chip.kind) {
    case "list":
    case "days":
      return chip.field;
    case "column":
      return `column ${chip.column}`;
    case "ids":
    case "changeSet":
      return chip.kind;
  }
}

export function withoutChip(filter: DealFilter, chip: Chip): DealFilter {
  switch (chip.kind) {
    case "list":
      return withList(filter, chip.field, []);
    case "days":
      return withDays(filter, chip.field, null, null);
    case "column": {
      const { [chip.column]: _gone, ...columns } = filter.columns ?? {};
      return withColumns(filter, columns);
    }
    case "ids": {
      const { ids: _gone, ...rest } = filter;
      return rest;
    }
    case "changeSet": {
      const { changeSet: _gone, ...rest } = filter;
      return rest;
    }
  }
}

export function withList(filter: DealFilter, field: ListField, values: readonly string[]): DealFilter {
  const { [field]: _former, ...rest } = filter;
  return values.length === 0 ? rest : { ...rest, [field]: [...values] };
}

export function withDays(filter: DealFilter, field: DayField, from: Day | null, to: Day | null): DealFilter {
  const {
    [`${field}From` as const]: _from,
    [`${field}To` as const]: _to,
    ...rest
  } = filter as Record<string, unknown>;
  return {
    ...(rest as DealFilter),
    ...(from ? { [`${field}From`]: from } : {}),
    ...(to ? { [`${field}To`]: to } : {}),
  };
}

export function withColumns(filter: DealFilter, columns: NonNullable<DealFilter["columns"]>): DealFilter {
  const { columns: _former, ...rest } = filter;
  return Object.keys(columns).length === 0 ? rest : { ...rest, columns };
}

/** Deals whose column is empty ("no owner"), kept beside the bar's conditions on other columns. */
export function withBlank(filter: DealFilter, column: DealColumn): DealFilter {
  return withColumns(filter, { ...filter.columns, [column]: { type: "blank" } });
}
