import { describe, expect, test, vi } from "vitest";
import { stringsOf } from "../../electron/main/locales.ts";
import { menuTemplate } from "../../electron/main/menu.ts";
import type { Item, MenuActions, MenuInput } from "../../electron/main/menuItems.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import { menuCommands } from "../../src/contract/shell.ts";

const actions = Object.fromEntries(
  [
    "newFile",
    "openFile",
    "openRecent",
    "clearRecent",
    "openSample",
    "saveAs",
    "revealFile",
    "closeFile",
    "command",
    "goToScreen",
    "setLocale",
    "setTheme",
    "showLogs",
    "about",
  ].map((name) => [name, vi.fn()]),
) as unknown as { [K in keyof MenuActions]: MenuActions[K] & ReturnType<typeof vi.fn> };

function template(
  over: Partial<MenuInput["state"]> = {},
  more: Partial<MenuInput> = {},
  locale: Locale = "en",
): Item[] {
  const state: MenuInput["state"] = {
    platform: "linux",
    locale,
    localeSetting: "system",
    theme: "system",
    file: { path: "/a.funnel", name: "a" },
    busy: null,
    ...over,
  };
  return menuTemplate(
    { state, strings: stringsOf(locale), recent: [], screens: ["Home", "Deals"], developer: false, ...more },
    actions,
  );
}

function all(items: Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
}

const byId = (items: Item[], id: string): Item | undefined => all(items).find((item) => item.id === id);
const click = (item: Item | undefined): void => (item as unknown as { click(): void }).click();
const below = (item: Item | undefined): Item[] => (item as { submenu: Item[] }).submenu;

describe("the menu", () => {
  test.each(["linux", "win32", "darwin"] as const)(
    "on %s every item but separators has a text",
    (platform) => {
      for (const locale of ["en", "zh-CN"] as const)
        for (const item of all(template({ platform }, { developer: true }, locale)))
          if (item.type !== "separator") expect(item.label, JSON.stringify(item)).toBeTruthy();
    },
  );

  test.each(["linux", "win32", "darwin"] as const)("on %s no shortcut is given twice", (platform) => {
    const shortcuts = all(template({ platform }, { screens: Array.from({ length: 9 }, (_, i) => `S${i}`) }))
      .map((item) => item.accelerator)
      .filter((accelerator) => accelerator !== undefined);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    expect(shortcuts).toEqual(
      expect.arrayContaining(["CmdOrCtrl+Z", "CmdOrCtrl+Shift+Z", "CmdOrCtrl+Y", "CmdOrCtrl+K"]),
    );
  });

  test("every command of the page is in it, and is sent when chosen", () => {
    const items = template();
    for (const command of menuCommands) {
      actions.command.mockClear();
      click(byId(items, command));
      expect(actions.command).toHaveBeenCalledWith(command);
    }
  });

  test("undo and redo are commands, not roles, so that the page can give them to a text field", () => {
    expect(all(template()).map((item) => item.role)).not.toContain("undo");
    expect(byId(template(), "undo")?.enabled).toBe(true);
  });

  test("without a file only what needs none is enabled", () => {
    const items = template({ file: null });
    for (const id of ["saveAs", "closeFile", "revealFile", "import", "export", "newDeal", "find"])
      expect(byId(items, id)?.enabled, id).toBe(false);
    for (const id of ["newFile", "openFile", "openSample", "undo", "palette", "showLogs"])
      expect(byId(items, id)?.enabled, id).not.toBe(false);
  });

  test("while a file is being opened no other can be", () => {
    const items = template({ busy: "opening" });
    for (const id of ["newFile", "openFile", "openSample", "saveAs", "closeFile"])
      expect(byId(items, id)?.enabled, id).toBe(false);
  });

  test("recent files, without the missing ones", () => {
    const file = { name: "a", folder: "/", openedAt: 1, missing: false };
    const items = template(
      {},
      {
        recent: [
          { ...file, path: "/R&D.funnel" },
          { ...file, path: "/gone.funnel", missing: true },
        ],
      },
    );
    const submenu = below(byId(items, "openRecent"));
    expect(submenu.map((item) => item.label ?? "-")).toEqual(["/R&&D.funnel", "-", "Clear List"]);
    click(submenu[0]);
    expect(actions.openRecent).toHaveBeenCalledWith("/R&D.funnel");
    expect(below(byId(template(), "openRecent"))[0]).toMatchObject({
      label: "No Recent Files",
      enabled: false,
    });
  });

  test("screens go by Ctrl+1..9, nine at most", () => {
    const items = template({}, { screens: Array.from({ length: 11 }, (_, i) => `S${i + 1}`) });
    expect(byId(items, "screen-9")).toMatchObject({ label: "S9", accelerator: "CmdOrCtrl+9" });
    expect(byId(items, "screen-10")).toBeUndefined();
    click(byId(items, "screen-2"));
    expect(actions.goToScreen).toHaveBeenCalledWith(2);
  });

  test("language and theme are radios that show what was chosen", () => {
    const items = template({ localeSetting: "zh-CN", theme: "dark" }, {}, "zh-CN");
    expect(byId(items, "locale-zh-CN")).toMatchObject({ type: "radio", checked: true, label: "简体中文" });
    expect(byId(items, "locale-en")).toMatchObject({ checked: false, label: "English" });
    expect(byId(items, "theme-dark")).toMatchObject({ checked: true, label: "深色" });
    click(byId(items, "locale-en"));
    expect(actions.setLocale).toHaveBeenCalledWith("en");
  });

  test("macOS has its own first menu and no mnemonics", () => {
    const items = template({ platform: "darwin" }, {}, "zh-CN");
    expect(items[0]?.label).toBe("漏斗工作台");
    expect(items.map((item) => item.label).join("")).not.toContain("&");
    expect(below(items[0]).map((item) => item.role ?? item.id)).toEqual(
      expect.arrayContaining(["quit", "about", "settings"]),
    );
    const file = below(items[1]);
    expect(file.some((item) => item.role === "quit" || item.id === "settings")).toBe(false);
  });

  test("reload and developer tools are for development", () => {
    const roles = (developer: boolean) => all(template({}, { developer })).map((item) => item.role);
    expect(roles(true)).toContain("toggleDevTools");
    expect(roles(false)).not.toContain("toggleDevTools");
    expect(roles(false)).not.toContain("forceReload");
  });
});
