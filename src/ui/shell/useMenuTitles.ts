import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { shell } from "../bridge.ts";
import { onGoToScreen } from "../state/events.ts";
import { useWindow } from "../state/windowStore.ts";
import { screens } from "./screens.tsx";

/** Names the screens for the application menu's Go menu, in the language shown, and goes where it says. */
export function useMenuTitles(open: boolean): void {
  const { t } = useTranslation("shell");
  useEffect(() => {
    const titles = open ? screens.map(({ label }) => t(label)) : [];
    void shell("setScreens", { titles }).catch(() => undefined); // The menu keeps its former titles.
  }, [open, t]);
  useEffect(() => onGoToScreen((position) => goToPosition(position)), []);
}

/** The n-th screen of the rail, from 1; nothing where there is none. */
export function goToPosition(position: number): boolean {
  const entry = screens[position - 1];
  if (entry) useWindow.getState().go(entry.id);
  return entry !== undefined;
}
