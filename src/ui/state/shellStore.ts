/** What main says of the window: open file, language, theme, engine. One copy, kept up by events. */
import { create } from "zustand";
import type { ShellState } from "../../contract/shell.ts";

interface ShellStore {
  /** Null until main has answered for the first time. */
  state: ShellState | null;
  set(state: ShellState): void;
}

export const useShell = create<ShellStore>((set) => ({ state: null, set: (state) => set({ state }) }));
