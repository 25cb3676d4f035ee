import { useCall } from "../../state/engine.ts";
import { useWindow } from "../../state/windowStore.ts";
import { listSorts } from "./listSort.ts";
import { usePanel } from "./panelStore.ts";

/** The deals before and after the one shown, in the list it was opened from; null at the ends. */
export function useListNeighbours(): { previous: string | null; next: string | null } {
  const list = useWindow((state) => state.list);
  const deal = useWindow((state) => state.deal);
  const sort = [...listSorts[usePanel((state) => state.sort)]];
  const enabled = list !== null && deal !== null;
  const filter = list?.filter ?? {};
  const position =
    useCall(
      "deals.positions",
      { filter, sort, ids: deal === null ? [] : [deal] },
      { enabled, keepPrevious: false },
    ).data?.[0] ?? -1;
  const offset = Math.max(0, position - 1);
  const around =
    useCall(
      "deals.query",
      { filter, sort, offset, limit: 3 },
      { enabled: enabled && position >= 0, keepPrevious: false },
    ).data?.rows ?? [];
  if (position < 0) return { previous: null, next: null };
  return {
    previous: position > 0 ? (around[0]?.id ?? null) : null,
    next: around[position - offset + 1]?.id ?? null,
  };
}
