import { cellOf, type DealColumn, type DealRow } from "../../../../contract/common.ts";
import {
  listFields,
  type ListField,
  withColumns,
  withDays,
  withList,
} from "../../../presenters/filterChips.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { sameValue } from "../model/conditions.ts";

/** Days that the window's filter knows by name, so that its chips can be changed there too. */
export const dayFieldOf = { createdOn: "created", expectedOn: "expected", closedOn: "closed" } as const;

export function isListField(column: DealColumn): column is DealColumn & ListField {
  return (listFields as readonly string[]).includes(column);
}

const ids: Partial<Record<DealColumn, Exclude<keyof DealRow, "custom">>> = {
  pipeline: "pipelineId",
  stage: "stageId",
  owner: "ownerId",
  team: "teamId",
  product: "productId",
};

/** Only the deals whose cell in this column holds the same as this deal's. */
export function filterBySame(column: DealColumn, deal: DealRow): void {
  const { setFilter } = useWindow.getState();
  const value = cellOf(deal, column);
  if (value !== null && isListField(column)) {
    const id = deal[ids[column] ?? column];
    return setFilter((filter) => withList(filter, column, [String(id)]));
  }
  const day = column in dayFieldOf ? dayFieldOf[column as keyof typeof dayFieldOf] : null;
  if (day && typeof value === "string") return setFilter((filter) => withDays(filter, day, value, value));
  setFilter((filter) => withColumns(filter, { ...filter.columns, [column]: sameValue(column, value) }));
}
