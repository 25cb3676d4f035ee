import type { DealFilter, DealState } from "../../../contract/common.ts";
import { type Dimension, type GroupRow, narrowToGroup } from "../../presenters/narrow.ts";
import { useCall } from "../../state/engine.ts";
import { useDealFilter } from "../../state/windowStore.ts";

/** The window's filter narrowed to a group; null where no filter says which deals they are. */
export function useNarrowed(
  dimension: Dimension,
): (row: GroupRow, state: DealState | null) => DealFilter | null {
  const filter = useDealFilter();
  const people = useCall("lists.people", {}, { enabled: dimension === "manager" }).data ?? [];
  return (row, state) =>
    narrowToGroup(
      filter,
      dimension,
      row,
      state,
      people.flatMap(({ id, managerId }) => (managerId === row.id ? [id] : [])),
    );
}
