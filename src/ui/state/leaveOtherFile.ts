import { useShell } from "./shellStore.ts";
import { useWindow } from "./windowStore.ts";

/**
 * To be called before the window knows which file is open now: what it shows of the old one must not be kept as the new
 * one's. A copy saved under another name holds the same deals: who looks at them goes on looking.
 * @param path of the file that is open now; undefined: none
 */
export function leaveOtherFile(path: string | undefined): void {
  const { state } = useShell.getState();
  if (state && state.busy !== "saving" && state.file?.path !== path) useWindow.getState().reset();
}
