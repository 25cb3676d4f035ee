/** What the menus are made of and what they call. */
import type { MenuItemConstructorOptions } from "electron";
import type {
  LocaleSetting,
  MenuCommand,
  RecentFile,
  ShellState,
  ThemeSetting,
} from "../../src/contract/shell.ts";
import type { Strings } from "./locales.ts";

export type Item = MenuItemConstructorOptions;

export interface MenuActions {
  newFile(): void;
  openFile(): void;
  openRecent(path: string): void;
  clearRecent(): void;
  openSample(): void;
  saveAs(): void;
  revealFile(): void;
  closeFile(): void;
  /** Carried out by the page. */
  command(command: MenuCommand): void;
  goToScreen(position: number): void;
  setLocale(locale: LocaleSetting): void;
  setTheme(theme: ThemeSetting): void;
  showLogs(): void;
  about(): void;
}

export interface MenuInput {
  state: Pick<ShellState, "platform" | "locale" | "localeSetting" | "theme" | "file" | "busy">;
  strings: Strings;
  recent: readonly RecentFile[];
  /** Titles of the page's screens, in the order of Ctrl+1..9. */
  screens: readonly string[];
  /** Reload and developer tools; not in a package. */
  developer: boolean;
}

export const separator: Item = { type: "separator" };

export function commandItem(
  actions: MenuActions,
  command: MenuCommand,
  label: string,
  accelerator?: string,
  enabled = true,
): Item {
  const item: Item = { id: command, label, enabled, click: () => actions.command(command) };
  if (accelerator !== undefined) item.accelerator = accelerator;
  return item;
}
