/** The File and Edit menus. */
import { commandItem, type Item, type MenuActions, type MenuInput, separator } from "./menuItems.ts";

export function fileMenu({ state, strings: { menu: text }, recent }: MenuInput, actions: MenuActions): Item {
  const open = state.file !== null;
  const idle = state.busy === null;
  const recentItems: Item[] = recent
    .filter((file) => !file.missing)
    .map((file) => ({
      label: file.path.replaceAll("&", "&&"),
      enabled: idle,
      click: () => actions.openRecent(file.path),
    }));
  const submenu: Item[] = [
    {
      id: "newFile",
      label: text.newFile,
      accelerator: "CmdOrCtrl+N",
      enabled: idle,
      click: () => actions.newFile(),
    },
    {
      id: "openFile",
      label: text.openFile,
      accelerator: "CmdOrCtrl+O",
      enabled: idle,
      click: () => actions.openFile(),
    },
    {
      id: "openRecent",
      label: text.openRecent,
      submenu:
        recentItems.length === 0
          ? [{ label: text.noRecent, enabled: false }]
          : [
              ...recentItems,
              separator,
              { id: "clearRecent", label: text.clearRecent, click: () => actions.clearRecent() },
            ],
    },
    { id: "openSample", label: text.openSample, enabled: idle, click: () => actions.openSample() },
    separator,
    {
      id: "saveAs",
      label: text.saveAs,
      accelerator: "CmdOrCtrl+Shift+S",
      enabled: open && idle,
      click: () => actions.saveAs(),
    },
    { id: "revealFile", label: text.revealFile, enabled: open, click: () => actions.revealFile() },
    {
      id: "closeFile",
      label: text.closeFile,
      accelerator: "CmdOrCtrl+W",
      enabled: open && idle,
      click: () => actions.closeFile(),
    },
    separator,
    commandItem(actions, "import", text.import, "CmdOrCtrl+I", open),
    commandItem(actions, "export", text.export, "CmdOrCtrl+E", open),
  ];
  if (state.platform !== "darwin") {
    submenu.push(separator, commandItem(actions, "settings", text.settings, "CmdOrCtrl+,"), separator, {
      role: "quit",
      label: text.quit,
      accelerator: "CmdOrCtrl+Q",
    });
  }
  return { label: text.file, submenu };
}

export function editMenu({ state, strings: { menu: text } }: MenuInput, actions: MenuActions): Item {
  const open = state.file !== null;
  return {
    label: text.edit,
    submenu: [
      commandItem(actions, "undo", text.undo, "CmdOrCtrl+Z"),
      commandItem(actions, "redo", text.redo, "CmdOrCtrl+Shift+Z"),
      // The other habit for the same: works, but is not shown a second time.
      { label: text.redo, accelerator: "CmdOrCtrl+Y", visible: false, click: () => actions.command("redo") },
      separator,
      { role: "cut", label: text.cut },
      { role: "copy", label: text.copy },
      { role: "paste", label: text.paste },
      { role: "selectAll", label: text.selectAll },
      separator,
      commandItem(actions, "newDeal", text.newDeal, "CmdOrCtrl+Shift+N", open),
      commandItem(actions, "fillDown", text.fillDown, "CmdOrCtrl+D", open),
      commandItem(actions, "fillRight", text.fillRight, "CmdOrCtrl+R", open),
      separator,
      commandItem(actions, "find", text.find, "CmdOrCtrl+F", open),
    ],
  };
}
