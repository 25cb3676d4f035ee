/** Windows of deals: a filter and an order, their keys kept in memory until the file changes. */
import type { DealFilter, DealSort } from "../../../src/contract/common.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { windowKeys } from "../db/queries/deals.ts";
import type { Session } from "../session.ts";

export interface Window {
  filter?: DealFilter;
  sort?: DealSort;
}

export function keysOf(session: Session, { filter, sort }: Window): Int32Array {
  return session.remember(`window ${JSON.stringify([filter ?? {}, sort ?? []])}`, () =>
    windowKeys(session.read, filter, sort),
  );
}

/** Keys of rows `fromRow`..`toRow`, inclusive. @throws WorkbenchError invalid where the block lies outside */
export function blockKeys(session: Session, window: Window, fromRow: number, toRow: number): Int32Array {
  const keys = keysOf(session, window);
  if (fromRow > toRow || toRow >= keys.length) throw new WorkbenchError("invalid", "blockOutside");
  return keys.subarray(fromRow, toRow + 1);
}
