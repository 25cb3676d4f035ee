import { useDebouncedValue } from "@mantine/hooks";
import { Building2, FilterX, type LucideIcon, SquareChevronRight, Table2, User } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MenuCommand } from "../../contract/shell.ts";
import { shell } from "../bridge.ts";
import { toastError } from "../components/toasts.tsx";
import { useCall } from "../state/engine.ts";
import { runCommand } from "../state/events.ts";
import { useFormat } from "../state/useFormat.ts";
import { useWindow } from "../state/windowStore.ts";
import { closeFile, newFile, openFile, openSample, saveAs, showLogs } from "./files.ts";
import { screens } from "./screens.tsx";

export interface PaletteItem {
  id: string;
  label: string;
  hint?: string;
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}

const DEALS_FOUND = 5;
const NAMES_FOUND = 4;

/** What the palette offers for what is typed: names first, since who types a name looks for it. */
export function usePaletteItems(query: string): PaletteGroup[] {
  const { t } = useTranslation("shell");
  const found = useFound(query);
  const screenItems = screens.map<PaletteItem>((entry, index) => ({
    id: `screen ${entry.id}`,
    label: t(entry.label),
    icon: entry.icon,
    keys: `mod+${index + 1}`,
    run: () => useWindow.getState().go(entry.id),
  }));
  return [
    { label: t("palette.screens"), items: matching(screenItems, query) },
    ...found,
    { label: t("palette.commands"), items: matching(useCommands(), query) },
  ];
}

function useCommands(): PaletteItem[] {
  const { t } = useTranslation("shell");
  const command = (
    name: MenuCommand & ("undo" | "redo" | "import" | "export" | "newDeal" | "find" | "shortcuts"),
    keys: string,
  ): PaletteItem => ({
    id: name,
    label: t(`command.${name}`),
    icon: SquareChevronRight,
    keys,
    // After the palette has gone and given the focus back.
    run: () => void setTimeout(() => runCommand(name), 0),
  });
  const act = (
    id:
      | "clearFilter"
      | "newFile"
      | "openFile"
      | "openSample"
      | "saveAs"
      | "closeFile"
      | "showLogs"
      | "light"
      | "dark"
      | "systemTheme"
      | "english"
      | "chinese",
    run: () => unknown,
    icon: LucideIcon = SquareChevronRight,
  ): PaletteItem => ({
    id,
    label: t(`command.${id}`),
    icon,
    run: () => void run(),
  });
  const theme = (value: "light" | "dark" | "system") => () =>
    shell("setTheme", { theme: value }).catch(toastError);
  const language = (value: "en" | "zh-CN") => () => shell("setLocale", { locale: value }).catch(toastError);
  return [
    command("import", "mod+i"),
    command("export", "mod+e"),
    command("newDeal", "mod+shift+n"),
    command("undo", "mod+z"),
    command("redo", "mod+shift+z"),
    command("find", "mod+f"),
    act("clearFilter", () => useWindow.getState().clearFilter(), FilterX),
    act("newFile", newFile),
    act("openFile", () => openFile()),
    act("openSample", openSample),
    act("saveAs", saveAs),
    act("closeFile", closeFile),
    act("light", theme("light")),
    act("dark", theme("dark")),
    act("systemTheme", theme("system")),
    act("english", language("en")),
    act("chinese", language("zh-CN")),
    command("shortcuts", "mod+/"),
    act("showLogs", showLogs),
  ];
}

function matching(items: PaletteItem[], query: string): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/);
  return items.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

/** Deals, accounts and people whose name holds what is typed; the engine knows pinyin as well. */
function useFound(typed: string): PaletteGroup[] {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const [query] = useDebouncedValue(typed, 120);
  const enabled = query.length > 0;
  const deals = useCall("deals.query", { filter: { search: query }, limit: DEALS_FOUND }, { enabled });
  const accounts = useCall("lists.accounts", { search: query, limit: NAMES_FOUND }, { enabled });
  const people = useCall("lists.people", {});
  if (!enabled) return [];
  const words = query.toLowerCase().split(/\s+/);

  /** Their deals as the window's filter, on the screen that is shown or else the deals'. */
  const show = (field: "account" | "owner", value: string) => {
    const store = useWindow.getState();
    if (!screens.find(({ id }) => id === store.screen)?.filtered) store.go("deals");
    store.setFilter((filter) => ({ ...filter, [field]: [value] }));
  };

  return [
    {
      label: t("palette.deals"),
      items: (deals.data?.rows ?? []).map((deal) => ({
        id: deal.id,
        label: deal.name,
        hint: [deal.account, deal.stage, deal.amountMinor !== null && format.moneyUnit(deal.amountMinor)]
          .filter(Boolean)
          .join(" · "),
        icon: Table2,
        run: () => useWindow.getState().openDeal(deal.id),
      })),
    },
    {
      label: t("palette.accounts"),
      items: (accounts.data ?? []).map((account) => ({
        id: account.id,
        label: account.name,
        ...(account.industry ? { hint: account.industry } : {}),
        icon: Building2,
        run: () => show("account", account.name),
      })),
    },
    {
      label: t("palette.people"),
      items: (people.data ?? [])
        .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
        .slice(0, NAMES_FOUND)
        .map((person) => ({
          id: person.id,
          label: person.name,
          hint: [person.team, person.activeTo && t("palette.left")].filter(Boolean).join(" · "),
          icon: User,
          run: () => show("owner", person.id),
        })),
    },
  ];
}
