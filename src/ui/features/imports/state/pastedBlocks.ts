/** Blocks pasted into the import: the engine holds each as a file, until the dialog is closed. */
import { i18n } from "../../../locales/index.ts";
import { callAny } from "../../../state/engine.ts";

const held = new Set<string>();

/** @returns the path under which the block is imported like any file */
export async function holdBlock(text: string, now: Date): Promise<string> {
  const time = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
  const label = i18n.t("imports:paste.label", { time });
  const { path } = await callAny("import.hold", { text, label });
  held.add(path);
  return path;
}

/** The import is over: nothing of what was pasted stays on the disk. */
export function letGoBlocks(paths: readonly string[] = [...held]): void {
  for (const path of paths) {
    if (!held.delete(path)) continue;
    // Where the workbook was closed meanwhile, it took them along.
    void callAny("import.letGo", { path }).catch(() => undefined);
  }
}
