/** A deal's history as a timeline: one group a change set, newest first. Pure. */
import type { CallOutput } from "../../../../contract/calls.ts";

export type HistoryEntry = CallOutput<"history.ofDeal">[number];

export interface TimelineGroup {
  changeSet: string;
  kind: string;
  recordedAt: number;
  /** File name of an import. */
  note: string | null;
  recordedBy: string | null;
  /** The day from which all its changes hold; null where they differ (each then tells its own). */
  effectiveOn: string | null;
  entries: HistoryEntry[];
}

export function groupHistory(entries: readonly HistoryEntry[]): TimelineGroup[] {
  const groups = new Map<string, TimelineGroup>();
  for (const entry of entries) {
    const group = groups.get(entry.changeSet);
    if (group) {
      group.entries.push(entry);
      if (group.effectiveOn !== entry.effectiveOn) group.effectiveOn = null;
      continue;
    }
    const { changeSet, kind, recordedAt, note, recordedBy, effectiveOn } = entry;
    groups.set(changeSet, { changeSet, kind, recordedAt, note, recordedBy, effectiveOn, entries: [entry] });
  }
  for (const group of groups.values()) group.entries = withoutNothing(group.entries);
  return [...groups.values()].filter((group) => group.entries.length > 0);
}

/** First values that say nothing (no source, no note) and changes that change nothing are left out. */
function withoutNothing(entries: HistoryEntry[]): HistoryEntry[] {
  return entries.filter(({ from, to }) => from !== to && !(isNothing(from) && isNothing(to)));
}

function isNothing(value: string | number | null): boolean {
  return value === null || value === "" || value === "{}" || value === "[]";
}
