/** The deals before and after the one in the panel: of the list it was opened from, else of the grid's window. */
import { useMemo } from "react";
import type { DealFilter, DealSort } from "../../../../contract/common.ts";
import { useListNeighbours } from "../../../shell/panel/useListNeighbours.ts";
import { useCall } from "../../../state/engine.ts";
import { useDealFilter, useWindow } from "../../../state/windowStore.ts";
import { decodeScreen } from "../model/viewState.ts";

export interface Neighbours {
  previous: string | null;
  next: string | null;
}

export function useNeighbours(id: string): Neighbours {
  const fromList = useWindow((state) => state.list !== null);
  const filter = useDealFilter();
  const kept = useWindow((state) => state.views.deals);
  const sort = useMemo(() => decodeScreen(kept)?.layout.sort ?? [], [kept]);
  const ofWindow = useAround(id, filter, sort, !fromList);
  const ofList = useListNeighbours();
  return fromList ? ofList : ofWindow;
}

function useAround(id: string, filter: DealFilter, sort: DealSort, enabled: boolean): Neighbours {
  const places = useCall("deals.positions", { filter, sort, ids: [id] }, { enabled, keepPrevious: false });
  const at = places.data?.[0] ?? -1;
  const offset = Math.max(0, at - 1);
  const around = useCall(
    "deals.query",
    { filter, sort, offset, limit: 3 },
    { enabled: enabled && at >= 0, keepPrevious: false },
  );
  const rows = around.data?.rows ?? [];
  if (at < 0) return { previous: null, next: null };
  return {
    previous: at > 0 ? (rows[0]?.id ?? null) : null,
    next: rows[at - offset + 1]?.id ?? null,
  };
}
