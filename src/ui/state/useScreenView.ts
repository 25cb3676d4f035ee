import type { ScreenId } from "./address.ts";
import { useWindow } from "./windowStore.ts";

/** What a screen keeps of its own in the window's address (toggles, sorts), with defaults for what is not set. */
export function useScreenView<T extends Record<string, unknown>>(
  screen: ScreenId,
  defaults: T,
): [T, (members: Partial<T>) => void] {
  const kept = useWindow((state) => state.views[screen]);
  const setView = useWindow((state) => state.setView);
  return [{ ...defaults, ...kept }, (members) => setView(screen, members)];
}
