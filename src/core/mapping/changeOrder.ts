/** Changes of one deal in the order in which they happened, from rows that know only their day. */
import type { Day } from "../domain/days.ts";

export interface Change {
  on: Day;
  from: string | null;
  to: string | null;
}

/** Reports list the newest first as often as last: days that run backwards, or stages that link backwards, say so. */
export function inOrder<T extends Change>(changes: readonly T[]): T[] {
  let forward = 0;
  let backward = 0;
  changes.forEach((change, at) => {
    const next = changes[at + 1];
    if (!next) return;
    if (change.on !== next.on) {
      if (change.on < next.on) forward += 1;
      else backward += 1;
    } else if (next.from !== null && change.to === next.from && change.from !== next.to) forward += 1;
    else if (change.from !== null && next.to === change.from && change.to !== next.from) backward += 1;
  });
  const listed = backward > forward ? changes.toReversed() : [...changes];
  return listed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
