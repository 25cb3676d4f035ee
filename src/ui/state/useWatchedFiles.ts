/** New exports in the watched folders that the open file has not imported yet. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CallName } from "../../contract/calls.ts";
import type { WatchedLook } from "../../contract/shell.ts";
import { shell } from "../bridge.ts";
import { callAny, queryClient } from "./engine.ts";
import { useShell } from "./shellStore.ts";

const KEY = "watchedFiles";

async function unseen(): Promise<WatchedLook[]> {
  const looks = await shell("watchedFiles");
  const found = looks.flatMap(({ files }) => files.map(({ path }) => path));
  if (found.length === 0) return looks;
  const { paths } = await callAny("import.unseen", { paths: found });
  return looks.map((look) => ({ ...look, files: look.files.filter(({ path }) => paths.includes(path)) }));
}

export interface WatchedState {
  looks: readonly WatchedLook[];
  /** When they were looked into last: UTC milliseconds; null while they never were. */
  lookedAt: number | null;
}

/** While the window has the focus; without it nothing is looked for. */
const LOOK_MS = 15_000;

/** Looked for anew when the window comes to the front and while it stays there, when a screen shows it, and when the file changes. */
export function useWatchedFolders(): WatchedState {
  const folders = useShell((store) => store.state?.watchedFolders ?? none);
  const file = useShell((store) => store.state?.file?.path ?? null);
  const enabled = folders.length > 0 && file !== null;
  const found = useQuery({
    queryKey: [KEY, folders, file],
    queryFn: unseen,
    enabled,
    refetchOnMount: "always",
    refetchInterval: LOOK_MS,
  });
  useEffect(() => {
    if (!enabled) return;
    // Its own function: of one that several views share, the first to go would take the others' away.
    const look = () => lookAgain();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [enabled]);
  return enabled && found.data
    ? { looks: found.data, lookedAt: found.dataUpdatedAt }
    : { looks: [], lookedAt: null };
}

const none: string[] = [];

export function lookAgain(): void {
  void queryClient.invalidateQueries({ queryKey: [KEY] });
  // A file may have been written over since.
  void queryClient.invalidateQueries({ queryKey: ["import.profileOf" satisfies CallName] });
}

/** @param paths those of other folders are passed over */
export async function dismissWatched(paths: readonly string[]): Promise<void> {
  await shell("dismissWatched", { paths: [...paths] });
  lookAgain();
}
