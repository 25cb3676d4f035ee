import { ActionIcon, Tooltip } from "@mantine/core";
import { ArrowLeft, ChevronDown, ChevronUp, X } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorBoundary } from "../../components/ErrorBoundary.tsx";
import { Loading } from "../../components/ScreenStates.tsx";
import { modalOpen } from "../../state/events.ts";
import { useWindow } from "../../state/windowStore.ts";
import { DealListPanel } from "./DealListPanel.tsx";
import classes from "./PanelDock.module.css";
import { Resizer } from "./Resizer.tsx";
import { useListNeighbours } from "./useListNeighbours.ts";
import { usePanelWidth } from "./usePanelWidth.ts";

const DealPanel = lazy(() => import("../../features/deals/DealPanel.tsx"));

/** The docked panel: the deals behind a figure, or one deal. Beside the screen, so that both stay in sight. */
export function PanelDock() {
  const { t } = useTranslation("shell");
  const list = useWindow((state) => state.list);
  const deal = useWindow((state) => state.deal);
  const closePanel = useWindow((state) => state.closePanel);
  const width = usePanelWidth();
  const open = deal !== null || list !== null;

  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || isSpokenFor(event.target)) return;
      // On the way down, since a tooltip that happens to be open would keep the key to itself; done when the
      // others have had it, who may take it by preventDefault.
      setTimeout(() => event.defaultPrevented || closePanel(), 0);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [open, closePanel]);

  if (!open) return null;
  return (
    <aside className={classes.dock} style={{ width: width.value }} aria-label={t("panel.label")}>
      <Resizer width={width} />
      <div className={classes.body}>
        {deal === null && list !== null ? (
          <DealListPanel list={list} />
        ) : (
          <>
            <DealHead />
            <div className={classes.content}>
              <ErrorBoundary where="DealPanel" key={deal}>
                <Suspense fallback={<Loading />}>{deal !== null && <DealPanel id={deal} />}</Suspense>
              </ErrorBoundary>
            </div>
          </>
        )}
      </div>
    </aside>
  );
}

/** A menu, a cell that is being edited, a text field or a dialog: Esc is theirs. */
function isSpokenFor(target: EventTarget | null): boolean {
  const inFront =
    ".mantine-Popover-dropdown, .mantine-Menu-dropdown, .ag-cell-inline-editing, .ag-popup, input, textarea";
  return modalOpen() || (target instanceof Element && target.closest(inFront) !== null);
}

/** Above a deal: back to the list that it was opened from, its neighbours there, close. */
function DealHead() {
  const { t } = useTranslation("shell");
  const list = useWindow((state) => state.list);
  const closeDeal = useWindow((state) => state.closeDeal);
  const closePanel = useWindow((state) => state.closePanel);
  const replaceDeal = useWindow((state) => state.replaceDeal);
  const { previous, next } = useListNeighbours();
  return (
    <div className={classes.head}>
      {list && (
        <button type="button" className={classes.toList} onClick={closeDeal}>
          <ArrowLeft size={14} aria-hidden />
          <span className={classes.toListText}>{list.title}</span>
        </button>
      )}
      <div className={classes.gap} />
      {list && (
        <>
          <ActionIcon
            aria-label={t("panel.previous")}
            disabled={previous === null}
            onClick={() => previous && replaceDeal(previous)}
          >
            <ChevronUp size={16} />
          </ActionIcon>
          <ActionIcon
            aria-label={t("panel.next")}
            disabled={next === null}
            onClick={() => next && replaceDeal(next)}
          >
            <ChevronDown size={16} />
          </ActionIcon>
        </>
      )}
      <Tooltip label={t("panel.close")}>
        <ActionIcon aria-label={t("panel.close")} onClick={closePanel}>
          <X size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
