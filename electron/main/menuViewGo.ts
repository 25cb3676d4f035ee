/** The View and Go menus: how things look, and where to go. */
import {
  localeSetting,
  type LocaleSetting,
  themeSetting,
  type ThemeSetting,
} from "../../src/contract/shell.ts";
import { commandItem, type Item, type MenuActions, type MenuInput, separator } from "./menuItems.ts";

export function viewMenu(
  { state, strings: { menu: text }, developer }: MenuInput,
  actions: MenuActions,
): Item {
  const themes: Record<ThemeSetting, string> = {
    system: text.themeSystem,
    light: text.themeLight,
    dark: text.themeDark,
  };
  // A language is named in itself, so that whoever landed in the wrong one finds the way back.
  const languages: Record<LocaleSetting, string> = {
    system: text.languageSystem,
    en: "English",
    "zh-CN": "简体中文",
  };
  const submenu: Item[] = [
    { role: "resetZoom", label: text.resetZoom },
    { role: "zoomIn", label: text.zoomIn },
    { role: "zoomIn", label: text.zoomIn, accelerator: "CmdOrCtrl+=", visible: false },
    { role: "zoomOut", label: text.zoomOut },
    separator,
    { role: "togglefullscreen", label: text.fullScreen },
    separator,
    {
      label: text.theme,
      submenu: themeSetting.options.map((theme) => ({
        id: `theme-${theme}`,
        type: "radio",
        label: themes[theme],
        checked: state.theme === theme,
        click: () => actions.setTheme(theme),
      })),
    },
    {
      label: text.language,
      submenu: localeSetting.options.map((locale) => ({
        id: `locale-${locale}`,
        type: "radio",
        label: languages[locale],
        checked: state.localeSetting === locale,
        click: () => actions.setLocale(locale),
      })),
    },
  ];
  if (developer) {
    submenu.push(separator, {
      label: text.developer,
      submenu: [
        { role: "forceReload", label: text.reload, accelerator: "CmdOrCtrl+Shift+R" },
        { role: "toggleDevTools", label: text.devTools },
      ],
    });
  }
  return { label: text.view, submenu };
}

export function goMenu({ state, strings: { menu: text }, screens }: MenuInput, actions: MenuActions): Item {
  const mac = state.platform === "darwin";
  const items: Item[] = screens.slice(0, 9).map((title, index) => ({
    id: `screen-${index + 1}`,
    label: title.replaceAll("&", "&&"),
    accelerator: `CmdOrCtrl+${index + 1}`,
    click: () => actions.goToScreen(index + 1),
  }));
  return {
    label: text.go,
    submenu: [
      commandItem(actions, "palette", text.palette, "CmdOrCtrl+K"),
      separator,
      ...items,
      ...(items.length > 0 ? [separator] : []),
      commandItem(actions, "goBack", text.back, mac ? "Cmd+[" : "Alt+Left"),
      commandItem(actions, "goForward", text.forward, mac ? "Cmd+]" : "Alt+Right"),
    ],
  };
}
