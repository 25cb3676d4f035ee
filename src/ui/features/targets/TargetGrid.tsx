import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { type TargetGridData, plainText } from "../../presenters/targets.ts";
import { useCommand } from "../../state/useCommand.ts";
import { useFormat } from "../../state/useFormat.ts";
import { type Block, cellBlock, moved, type Place, rectOf, within } from "./block.ts";
import { CellEditor } from "./CellEditor.tsx";
import { TargetCellView } from "./TargetCellView.tsx";
import classes from "./TargetGrid.module.css";
import { type Rejected, useTargetActions } from "./useTargetActions.ts";
import { gridAsked, type TargetsView } from "./useTargetsView.ts";

interface TargetGridProps {
  data: TargetGridData;
  year: string;
  view: TargetsView;
  block: Block;
  onSelect: (block: Block) => void;
  onRejected: (rejected: Rejected, count: number) => void;
}

/** The targets of a year, edited as in a spreadsheet. */
export function TargetGrid({ data, year, view, block, onSelect, onRejected }: TargetGridProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const id = useId();
  const ref = useRef<HTMLTableElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const actions = useTargetActions(data, gridAsked(year, view), view.unit, onRejected);
  const size = { rows: data.rows.length, columns: data.periods.length };
  const rect = rectOf(block);
  const active = block.anchor;
  const row = data.rows[active.row];
  const cellId = ({ row: at, column }: Place) => `${id}-${at}-${column}`;

  useCommand("fillDown", () => void actions.fill(rect, "down"));
  useCommand("fillRight", () => void actions.fill(rect, "right"));
  const { row: headRow, column: headColumn } = block.head;
  useEffect(() => {
    document
      .getElementById(`${id}-${headRow}-${headColumn}`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [id, headRow, headColumn]);

  const begin = (text: string) => row?.takesTargets && setEditing(text);
  const entered = row?.cells[active.column]?.entered ?? null;
  const end = (text: string | null, next: readonly [number, number]) => {
    setEditing(null);
    ref.current?.focus();
    if (text !== null && text.trim() !== plainText(data.baseCurrency, view.unit, entered))
      void actions.paste(text, rectOf(cellBlock(active)));
    onSelect(moved(cellBlock(active), size, ...next));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || event.nativeEvent.isComposing) return;
    const take = (run: () => void) => {
      event.preventDefault();
      run();
    };
    const { key, shiftKey } = event;
    const mod = event.ctrlKey || event.metaKey;
    const far = mod ? Number.POSITIVE_INFINITY : 1;
    const go = (rows: number, columns: number, extend = shiftKey) =>
      take(() => onSelect(moved(block, size, rows, columns, extend)));
    switch (key) {
      case "ArrowUp":
        return go(-far, 0);
      case "ArrowDown":
        return go(far, 0);
      case "ArrowLeft":
        return go(0, -far);
      case "ArrowRight":
        return go(0, far);
      case "PageUp":
        return go(-10, 0);
      case "PageDown":
        return go(10, 0);
      case "Home":
        return go(mod ? -Infinity : 0, -Infinity);
      case "End":
        return go(mod ? Infinity : 0, Infinity);
      case "Delete":
      case "Backspace":
        return take(() => void actions.clear(rect));
      case "F2":
      case "Enter":
        return take(() => begin(plainText(data.baseCurrency, view.unit, entered)));
    }
    if (mod && key.toLowerCase() === "a")
      return take(() =>
        onSelect({ anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 } }),
      );
    if (key.length === 1 && !mod && !event.altKey) take(() => begin(key));
  };

  const onCopy = (event: ClipboardEvent) => {
    if (editing !== null) return;
    event.preventDefault();
    const { text, html } = actions.copied(rect);
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    if (event.type === "cut") void actions.clear(rect);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== null) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (text !== "") void actions.paste(text, rect);
  };
  const select = (event: MouseEvent, place: Place) => {
    if (event.button !== 0) return;
    onSelect(event.shiftKey ? { anchor: block.anchor, head: place } : cellBlock(place));
  };
  const drag = (event: MouseEvent, place: Place) => {
    if (event.buttons === 1 && editing === null) onSelect({ anchor: block.anchor, head: place });
  };
  const nameOf = (at: number) => data.rows[at]?.name || t("grid.company");

  return (
    <div className={classes.scroll}>
      <table
        ref={ref}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is a table that takes keys
        role="grid"
        className={classes.table}
        aria-label={t("grid.label", { year })}
        aria-multiselectable
        aria-activedescendant={cellId(active)}
        tabIndex={0}
        data-step={view.step}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onCut={onCopy}
        onPaste={onPaste}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t("grid.name")}
            </th>
            {data.periods.map((period) => (
              <th
                key={period}
                scope="col"
                data-period={period}
                data-sum={isSum(period, view.step) || undefined}
              >
                {format.period(period)}
                {view.unit === "money" && period === data.periods.at(-1) ? ` (${format.currencySymbol})` : ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((one, at) => (
            <tr key={`${one.kind} ${one.id ?? one.name}`} data-kind={one.kind}>
              <th scope="row" className={classes.name} style={{ paddingLeft: 16 + 16 * one.depth }}>
                {one.unit && view.unit === "quantity"
                  ? t("grid.unit", { name: nameOf(at), unit: one.unit })
                  : nameOf(at)}
              </th>
              {one.cells.map((cell, column) => {
                const place = { row: at, column };
                const period = data.periods[column] as string;
                const isActive = at === active.row && column === active.column;
                return (
                  <td
                    key={period}
                    id={cellId(place)}
                    className={classes.cell}
                    aria-selected={within(rect, place)}
                    data-active={isActive || undefined}
                    data-sum={isSum(period, view.step) || undefined}
                    data-closed={!one.takesTargets || undefined}
                    onMouseDown={(event) => select(event, place)}
                    onMouseEnter={(event) => drag(event, place)}
                    onDoubleClick={() => begin(plainText(data.baseCurrency, view.unit, cell.entered))}
                  >
                    {isActive && editing !== null ? (
                      <CellEditor
                        label={t("grid.edit", { name: nameOf(at), period: format.period(period) })}
                        first={editing}
                        onEnd={end}
                      />
                    ) : (
                      <TargetCellView
                        cell={cell}
                        name={nameOf(at)}
                        period={period}
                        unit={view.unit}
                        narrow={view.step === "month"}
                        lastYear={view.lastYear}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A column that others add up to. */
const isSum = (period: string, step: TargetsView["step"]): boolean =>
  period.length === 4 || (step === "month" && period.includes("Q"));
