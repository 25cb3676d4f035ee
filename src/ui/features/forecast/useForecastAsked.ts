import { useShallow } from "zustand/react/shallow";
import type { DealFilter } from "../../../contract/common.ts";
import { quarterOf } from "../../../core/domain/days.ts";
import { wholeFilter } from "../../state/address.ts";
import { useCall } from "../../state/engine.ts";
import { useWindow } from "../../state/windowStore.ts";

/**
 * Which deals and which period. The window's period says what is forecast and narrows no deals: a deal that is expected
 * later may well be won in it.
 */
export function useForecastFilter(): DealFilter {
  return useWindow(useShallow(({ filter, search }) => wholeFilter({ filter, search, period: null })));
}

/** @returns null until the file's day is known */
export function useForecastPeriod(): { key: string; ownDays: boolean } | null {
  const chosen = useWindow((state) => state.period);
  const today = useCall("file.info", {}).data?.today;
  if (chosen?.key != null) return { key: chosen.key, ownDays: false };
  return today === undefined ? null : { key: quarterOf(today), ownDays: chosen !== null };
}
