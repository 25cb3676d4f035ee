/** Opening and making files by main; a refusal is shown as a dialog, since it has a sentence to be read. */
import { CallError, shell } from "../bridge.ts";
import { tellRefusal } from "../state/events.ts";
import { toastError } from "../components/toasts.tsx";

async function ask(path: string | null, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof CallError) tellRefusal({ path, error });
    else toastError(error);
  }
}

export const newFile = () => ask(null, () => shell("newFile"));
export const openFile = (path?: string) =>
  ask(path ?? null, () => shell("openFile", path === undefined ? {} : { path }));
export const openSample = () => ask(null, () => shell("openSample"));
export const saveAs = () => ask(null, () => shell("saveAs"));
export const closeFile = () => ask(null, () => shell("closeFile"));
export const showLogs = () => ask(null, () => shell("showLogs"));
