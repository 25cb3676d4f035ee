/** The application menu as a template. Pure: what is shown and enabled follows from the state alone. */
import { editMenu, fileMenu } from "./menuFileEdit.ts";
import { commandItem, type Item, type MenuActions, type MenuInput, separator } from "./menuItems.ts";
import { goMenu, viewMenu } from "./menuViewGo.ts";

export function menuTemplate(input: MenuInput, actions: MenuActions): Item[] {
  const { strings, state } = input;
  const mac = state.platform === "darwin";
  const text = strings.menu;
  const menus: Item[] = [
    fileMenu(input, actions),
    editMenu(input, actions),
    viewMenu(input, actions),
    goMenu(input, actions),
  ];
  if (mac) {
    menus.unshift(appMenu(input, actions));
    menus.push({
      role: "windowMenu",
      label: text.window,
      submenu: [
        { role: "minimize", label: text.minimize },
        { role: "zoom", label: text.zoomWindow },
        separator,
        { role: "front", label: text.front },
      ],
    });
  }
  menus.push(helpMenu(input, actions));
  return mac ? withoutMnemonics(menus) : menus;
}

/** macOS has no mnemonics; Chinese ones stand as `(&F)` after the words. */
function withoutMnemonics(items: Item[]): Item[] {
  return items.map((item) => {
    const plain: Item = { ...item };
    if (item.label !== undefined) plain.label = item.label.replace(/\(&\w\)/, "").replace("&", "");
    if (Array.isArray(item.submenu)) plain.submenu = withoutMnemonics(item.submenu);
    return plain;
  });
}

function appMenu({ strings: { appName, menu: text } }: MenuInput, actions: MenuActions): Item {
  return {
    label: appName,
    submenu: [
      { id: "about", label: text.about, click: () => actions.about() },
      separator,
      commandItem(actions, "settings", text.settings, "CmdOrCtrl+,"),
      separator,
      { role: "services", label: text.services },
      separator,
      { role: "hide", label: text.hide },
      { role: "hideOthers", label: text.hideOthers },
      { role: "unhide", label: text.unhide },
      separator,
      { role: "quit", label: text.quit },
    ],
  };
}

function helpMenu({ state, strings: { menu: text } }: MenuInput, actions: MenuActions): Item {
  const submenu: Item[] = [
    commandItem(actions, "shortcuts", text.shortcuts, "CmdOrCtrl+/"),
    { id: "showLogs", label: text.showLogs, click: () => actions.showLogs() },
  ];
  if (state.platform !== "darwin")
    submenu.push(separator, { id: "about", label: text.about, click: () => actions.about() });
  return { role: "help", label: text.help, submenu };
}
