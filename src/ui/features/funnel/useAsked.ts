import type { DealFilter } from "../../../contract/common.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";

/** What every call of the screen is asked with: the window's filter, and its day where that is not today. */
export function useAsked(): { filter: DealFilter; asOf?: string } {
  const filter = useDealFilter();
  const asOf = useWindow((state) => state.asOf);
  return asOf === null ? { filter } : { filter, asOf };
}
