/** What every table here is drawn by: a header that stays, and of any number of rows those in sight. */
import type { HTMLAttributes, KeyboardEvent, ReactNode, RefObject } from "react";
import type { VirtualRows } from "../../../components/useVirtualRows.ts";
import classes from "./TableFrame.module.css";

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
  /** `grid`: a row is chosen by keys. */
  role: "table" | "grid";
  columns: readonly TableColumn<T>[];
  box: RefObject<HTMLDivElement | null>;
  virtual: VirtualRows;
  total: number;
  rowHeight: number;
  /** Undefined for a row that is not read yet. */
  rowAt(index: number): T | undefined;
  rowKey(index: number): string | number;
  /** Of one row: what a click does, how it is marked. */
  rowProps?(index: number): HTMLAttributes<HTMLDivElement> & { "data-tone"?: string };
  /** Shown in place of rows where there are none. */
  empty?: ReactNode;
  /** Id of the chosen row's element. */
  activeId?: string;
  testId?: string;
  onKeyDown?(event: KeyboardEvent): void;
}

export function TableFrame<T>({
  label,
  role,
  columns,
  box,
  virtual,
  total,
  rowHeight,
  rowAt,
  rowKey,
  rowProps,
  empty,
  activeId,
  testId,
  onKeyDown,
}: Props<T>) {
  const gridTemplateColumns = columns
    .map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
    .join(" ");
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const cellRole = role === "grid" ? "gridcell" : "cell";
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is one of two; a scrolled box must be reachable by keyboard
    <div
      ref={box}
      className={classes.box}
      role={role}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={activeId}
      tabIndex={0}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onScroll={virtual.onScroll}
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
      <div role="rowgroup" className={classes.body} style={{ height: total * rowHeight, minWidth }}>
        {Array.from(
          { length: Math.max(0, Math.min(total, virtual.last) - virtual.first) },
          (_none, offset) => {
            const index = virtual.first + offset;
            const row = rowAt(index);
            return (
              <div
                key={rowKey(index)}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                style={{
                  gridTemplateColumns,
                  minWidth,
                  height: rowHeight,
                  top: index * rowHeight,
                  position: "absolute",
                }}
                {...rowProps?.(index)}
              >
                {columns.map((column) => (
                  <div key={column.key} role={cellRole} className={classes.cell} data-align={column.align}>
                    {row !== undefined && column.cell(row, index)}
                  </div>
                ))}
              </div>
            );
          },
        )}
      </div>
      {total === 0 && empty && <div className={classes.empty}>{empty}</div>}
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
