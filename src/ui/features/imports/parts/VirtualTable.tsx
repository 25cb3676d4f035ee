import { type ReactNode, useEffect } from "react";
import { useVirtualRows } from "../../../components/useVirtualRows.ts";
import { type TableColumn, TableFrame } from "./TableFrame.tsx";

export { Cut, type TableColumn } from "./TableFrame.tsx";

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

/** A table of rows that are all at hand, of any length. */
export function VirtualTable<T>(props: Props<T>) {
  const { label, rows, columns, rowKey, rowHeight = 32, empty, tone, ask } = props;
  const [box, virtual] = useVirtualRows(rowHeight);
  const { reveal } = virtual;
  useEffect(() => {
    if (!ask) return;
    reveal(ask.index);
    const frame = requestAnimationFrame(() => {
      const row = box.current?.querySelector(`[aria-rowindex="${ask.index + 2}"]`);
      (
        row?.querySelector<HTMLElement>("[data-ask] button") ??
        row?.querySelector<HTMLElement>("input, button")
      )?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [ask, box, reveal]);
  return (
    <TableFrame
      label={label}
      role="table"
      columns={columns}
      box={box}
      virtual={virtual}
      total={rows.length}
      rowHeight={rowHeight}
      rowAt={(index) => rows[index]}
      rowKey={(index) => rowKey(rows[index] as T, index)}
      {...(tone && { rowProps: (index: number) => ({ "data-tone": tone(rows[index] as T) }) })}
      empty={empty}
    />
  );
}
