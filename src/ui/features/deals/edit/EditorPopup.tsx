/** What belongs to the open cell editor and floats beside it: the list to choose from, the calendar, why it was refused. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { choose, chooseDay, optionsFound } from "../grid/editing.ts";
import { type Editing, useGrid } from "../grid/gridState.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { columnSpec } from "../model/columns.ts";
import { DayChoice } from "./DayChoice.tsx";
import classes from "./EditorPopup.module.css";
import { OptionList } from "./OptionList.tsx";
import { useOptions } from "./useOptions.ts";

const LIST = "cell-options";

export function EditorPopup({ grid }: { grid: DealsGrid }) {
  const editing = useGrid((state) => state.editing);
  if (!editing) return null;
  return <Popup key={`${editing.deal.id} ${editing.column}`} grid={grid} editing={editing} />;
}

function Popup({ grid, editing }: { grid: DealsGrid; editing: Editing }) {
  const { kind } = columnSpec(editing.column);
  return (
    <Beside grid={grid}>
      {editing.error && (
        <div className={classes.error} role="alert" data-part="cell-error">
          {editing.error}
        </div>
      )}
      <Options grid={grid} editing={editing} />
      {kind === "day" && (
        <div className={classes.calendar}>
          <DayChoice text={editing.text} today={grid.today} onChoose={(day) => chooseDay(grid, day)} />
        </div>
      )}
    </Beside>
  );
}

function Options({ grid, editing }: { grid: DealsGrid; editing: Editing }) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const { column, deal, text, touched, highlighted } = editing;
  // Until something is typed the whole list is offered, whatever the cell holds.
  const typed = touched && editing.highlighted === -1 ? text : null;
  const [asked, setAsked] = useState(typed);
  if (typed !== null && typed !== asked) setAsked(typed);
  const { options, free, ready } = useOptions(column, deal.pipelineId, asked);

  const pending = useGrid((state) => state.pending);
  const told = useRef<typeof options | undefined>(undefined);

  useEffect(() => {
    // Told once for each list, and again where the same list answers what was typed since.
    if (!ready || (!pending && told.current === options)) return;
    told.current = options;
    optionsFound(grid, options, free);
  }, [grid, options, free, ready, pending]);
  useEffect(() => {
    grid.input.point(options ? LIST : null, options && highlighted >= 0 ? `${LIST}-${highlighted}` : null);
  }, [grid, options, highlighted]);

  if (!options) return null;
  if (options.length === 0) return free ? null : <div className={classes.nothing}>{t("editor.nothing")}</div>;
  const label = t("editor.list", { column: nameOf(column) });
  return (
    <OptionList
      id={LIST}
      label={label}
      options={options}
      highlighted={highlighted}
      onChoose={(option) => choose(grid, option)}
    />
  );
}

/** Under the editor, or over it where there is no room; the focus stays in the editor's field. */
function Beside({ grid, children }: { grid: DealsGrid; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const element = ref.current;
      if (!element) return;
      const field = grid.input.element.getBoundingClientRect();
      const { offsetHeight: height, offsetWidth: width } = element;
      const below = field.bottom + 2 + height <= window.innerHeight || field.top < height;
      element.style.left = `${Math.max(4, Math.min(field.left, window.innerWidth - width - 4))}px`;
      element.style.top = `${below ? field.bottom + 2 : field.top - 2 - height}px`;
      element.style.minWidth = `${Math.min(field.width, 320)}px`;
    };
    place();
    const { viewport } = grid.geometry;
    const sized = new ResizeObserver(place);
    if (ref.current) sized.observe(ref.current);
    sized.observe(grid.input.element);
    viewport.addEventListener("scroll", place, { passive: true });
    window.addEventListener("resize", place);
    return () => {
      sized.disconnect();
      viewport.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
    };
  }, [grid]);
  return (
    // Pressing here must not take the focus out of the editor. Keys reach the editor's field alone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={ref}
      className={classes.popup}
      data-editor-part=""
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}
