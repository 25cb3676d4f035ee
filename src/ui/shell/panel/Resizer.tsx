import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./PanelDock.module.css";
import type { PanelWidth } from "./usePanelWidth.ts";

const STEP = 24;

/** The panel's left edge: drag it, or move it with the arrow keys. */
export function Resizer({ width }: { width: PanelWidth }) {
  const { t } = useTranslation("shell");
  const [dragging, setDragging] = useState(false);
  const onMove = (event: PointerEvent) => {
    if (dragging) width.set(window.innerWidth - event.clientX);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? STEP : event.key === "ArrowRight" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    width.set(width.value + by);
  };
  return (
    // A focusable separator with a value is the pattern for window splitters (WAI-ARIA).
    <div
      role="separator"
      tabIndex={0}
      className={classes.resizer}
      aria-label={t("panel.resize")}
      aria-orientation="vertical"
      aria-valuenow={width.value}
      aria-valuemin={width.min}
      aria-valuemax={width.max}
      data-dragging={dragging || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onMove}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onKeyDown={onKey}
    />
  );
}
