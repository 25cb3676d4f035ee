/** A table of any length: only the rows in sight are in the document. Rows have one height. */
import { type ReactNode, type UIEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import classes from "./VirtualTable.module.css";

export interface TableColumn<T> {
  key: string;
  label: string;
  /** For a column that explains itself to the eye: its label is for readers alone. */
  mute?: true;
  /** Pixels; with `grow`, the least of them and the share in what is left. */
  width: number;
  grow?: number;
  align?: "end";
  cell(row: T, index: number): ReactNode;
}

interface Props<T> {
  /** Read out as the table's name. */
  label: string;
  rows: readonly T[];
  columns: readonly TableColumn<T>[];
  rowKey(row: T, index: number): string | number;
  rowHeight?: number;
  /** Shown in place of rows where there are none. */
  empty?: ReactNode;
  tone?(row: T): "warning" | "faded" | undefined;
  /** A row to bring into sight and to put the focus into, anew for each new object. */
  ask?: { index: number } | null;
}

/** Rows drawn above and below what is in sight, so that a quick scroll doesn't show gaps. */
const OVERSCAN = 10;

export function VirtualTable<T>({
  label,
  rows,
  columns,
  rowKey,
  rowHeight = 32,
  empty,
  tone,
  ask,
}: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element || !ask) return;
    const at = ask.index * rowHeight;
    if (at < element.scrollTop || at + rowHeight * 2 > element.scrollTop + element.clientHeight)
      element.scrollTop = at - rowHeight;
    const frame = requestAnimationFrame(() => {
      const row = element.querySelector(`[aria-rowindex="${ask.index + 2}"]`);
      (
        row?.querySelector<HTMLElement>("[data-ask] button") ??
        row?.querySelector<HTMLElement>("input, button")
      )?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [ask, rowHeight]);

  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + OVERSCAN);
  const gridTemplateColumns = columns
    .map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
    .join(" ");
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by keyboard
    <div
      ref={box}
      className={classes.box}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      onScroll={(event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns, minWidth }}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" className={classes.header} data-align={column.align}>
              {column.mute ? <span className="visually-hidden">{column.label}</span> : column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: rows.length * rowHeight, minWidth }}>
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset;
          return (
            <div
              key={rowKey(row, index)}
              role="row"
              aria-rowindex={index + 2}
              className={classes.row}
              data-tone={tone?.(row)}
              style={{
                gridTemplateColumns,
                minWidth,
                height: rowHeight,
                top: index * rowHeight,
                position: "absolute",
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="cell" className={classes.cell} data-align={column.align}>
                  {column.cell(row, index)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {rows.length === 0 && empty && <div className={classes.empty}>{empty}</div>}
    </div>
  );
}

/** One line of text, cut where it is too long, whole on hover. */
export function Cut({ children, muted }: { children: string; muted?: boolean }) {
  return (
    <span className={classes.cut} data-muted={muted || undefined} title={children}>
      {children}
    </span>
  );
}
