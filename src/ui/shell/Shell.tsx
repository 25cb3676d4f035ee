/** The window: rail, title row, filter bar, the screen, docked panel, status bar. */
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { Loading } from "../components/ScreenStates.tsx";
import { ExportDock } from "../features/export/ExportDock.tsx";
import { useShell } from "../state/shellStore.ts";
import { useWindow } from "../state/windowStore.ts";
import { AsOfBand } from "./AsOfBand.tsx";
import { FileDrop } from "./FileDrop.tsx";
import { FilterBar } from "./filter/FilterBar.tsx";
import { ImportDock } from "./ImportDock.tsx";
import { Palette } from "./Palette.tsx";
import { PanelDock } from "./panel/PanelDock.tsx";
import { Rail } from "./Rail.tsx";
import { RefusalDialog } from "./RefusalDialog.tsx";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import classes from "./Shell.module.css";
import { StartScreen } from "./StartScreen.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { screens } from "./screens.tsx";
import { TitleBar } from "./TitleBar.tsx";
import { useMenuTitles } from "./useMenuTitles.ts";
import { useReady } from "./useReady.ts";
import { useShortcuts } from "./useShortcuts.ts";
import { WatchedStrip } from "./WatchedStrip.tsx";

export function Shell() {
  const open = useShell((store) => store.state?.file != null);
  const busy = useShell((store) => store.state?.busy != null);
  // A file that is opened at the start comes in a moment: no start screen for the blink of an eye before it.
  const [settled, setSettled] = useState(!busy);
  if (!settled && !busy) setSettled(true);
  useShortcuts(open);
  useMenuTitles(open);
  useReady();
  return (
    <>
      {open ? <Workbench /> : settled ? <StartScreen /> : <Loading />}
      <FileDrop />
      <RefusalDialog />
      <ShortcutsDialog />
    </>
  );
}

function Workbench() {
  const { t } = useTranslation("shell");
  const screen = useWindow((state) => state.screen);
  const entry = screens.find(({ id }) => id === screen);
  if (!entry) return null;
  const Screen = entry.component;
  return (
    <div className={classes.shell}>
      <Rail />
      <div className={classes.middle}>
        <TitleBar entry={entry} />
        <WatchedStrip />
        {entry.filtered && <FilterBar />}
        {!entry.below && <AsOfBand screen={screen} />}
        <main className={classes.screen} aria-label={t(entry.label)}>
          <ErrorBoundary where={screen} key={screen}>
            <Suspense fallback={<Loading />}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <PanelDock />
      <StatusBar />
      <Palette />
      <ImportDock />
      <ExportDock />
    </div>
  );
}
