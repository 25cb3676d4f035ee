/** New exports in the watched folder that the open file has not imported yet. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ShellOutput } from "../../contract/shell.ts";
import { shell } from "../bridge.ts";
import { callAny, queryClient } from "./engine.ts";
import { useShell } from "./shellStore.ts";

export type WatchedFile = ShellOutput<"watchedFiles">[number];

const KEY = "watchedFiles";

async function unseen(): Promise<WatchedFile[]> {
  const files = await shell("watchedFiles");
  if (files.length === 0) return [];
  const { paths } = await callAny("import.unseen", { paths: files.map(({ path }) => path) });
  return files.filter(({ path }) => paths.includes(path));
}

/** Looked for anew when the window comes to the front, and when the file changes. */
export function useWatchedFiles(): WatchedFile[] {
  const folder = useShell((store) => store.state?.watchedFolder ?? null);
  const file = useShell((store) => store.state?.file?.path ?? null);
  const enabled = folder !== null && file !== null;
  const found = useQuery({ queryKey: [KEY, folder, file], queryFn: unseen, enabled });
  useEffect(() => {
    if (!enabled) return;
    const look = () => void queryClient.invalidateQueries({ queryKey: [KEY] });
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [enabled]);
  return (enabled && found.data) || [];
}

export async function dismissWatched(files: readonly WatchedFile[]): Promise<void> {
  await shell("dismissWatched", { paths: files.map(({ path }) => path) });
  await queryClient.invalidateQueries({ queryKey: [KEY] });
}
