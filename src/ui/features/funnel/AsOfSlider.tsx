import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAt, dayByKey, offsetOf, within } from "../../presenters/asOfSlider.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./AsOfSlider.module.css";

/** Passing days are shown at once, and asked for when the hand rests so long. */
const REST = 120;

/** Turns the whole screen to a day of the past; its right end is today. */
export function AsOfSlider() {
  const { t } = useTranslation("measures");
  const format = useFormat();
  const asOf = useWindow((state) => state.asOf);
  const slideAsOf = useWindow((state) => state.slideAsOf);
  const span = useCall("funnel.span", {}).data;
  /** Where the thumb is while the window's day has not followed yet. */
  const [passing, setPassing] = useState<string | null>(null);
  /** Within one go of dragging or of keys the window makes one step. */
  const moved = useRef(false);
  const commit = useDebouncedCallback((day: string, today: string) => {
    slideAsOf(day === today ? null : day, moved.current);
    moved.current = true;
    setPassing(null);
  }, REST);
  if (!span || span.from === span.to) return null;

  const day = passing ?? within(asOf ?? span.to, span);
  const slide = (to: string) => {
    setPassing(to);
    commit(to, span.to);
  };
  const onKey = (event: KeyboardEvent) => {
    const to = event.altKey || event.ctrlKey || event.metaKey ? null : dayByKey(event.key, day, span);
    if (to === null) return;
    event.preventDefault();
    slide(to);
  };
  const shown = day === span.to ? t("slider.today", { day: format.day(day) }) : format.day(day);
  return (
    <div className={classes.slider}>
      <label htmlFor="as-of-slider" className={classes.label}>
        {t("slider.label")}
      </label>
      <input
        id="as-of-slider"
        type="range"
        className={classes.range}
        min={0}
        max={offsetOf(span.to, span)}
        value={offsetOf(day, span)}
        aria-valuetext={shown}
        title={t("slider.hint")}
        onChange={(event) => slide(dayAt(Number(event.currentTarget.value), span))}
        onKeyDown={onKey}
        onPointerDown={() => {
          moved.current = false;
        }}
        onBlur={() => {
          moved.current = false;
        }}
      />
      <output htmlFor="as-of-slider" className={classes.day} data-past={day !== span.to || undefined}>
        {shown}
      </output>
    </div>
  );
}
