/** Keeps the system's menu as the state wants it. */
import { Menu } from "electron";
import { menuTemplate } from "./menu.ts";
import type { MenuActions, MenuInput } from "./menuItems.ts";

/** The returned function rebuilds the menu where something in it changed: each rebuilding flickers on Linux. */
export function createAppMenu(actions: MenuActions): (input: MenuInput) => void {
  let shown = "";
  return (input) => {
    const key = JSON.stringify([input.state, input.recent, input.screens]);
    if (key === shown) return;
    shown = key;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(input, actions)));
  };
}
