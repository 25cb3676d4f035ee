import { type KeyboardEvent, type UIEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewRow } from "../../../../contract/importPreview.ts";
import { Failed } from "../../../components/ScreenStates.tsx";
import table from "../parts/VirtualTable.module.css";
import classes from "./Review.module.css";
import type { ReviewColumn } from "./useReviewColumns.tsx";
import { type PreviewPages, type PreviewQuestion, usePreviewPages } from "./usePreviewPages.ts";

const ROW = 32;
const BEYOND = 12;

interface Props {
  label: string;
  question: PreviewQuestion;
  columns: readonly ReviewColumn[];
  /** Position of the chosen row; null while none is shown beside the grid. */
  active: number;
  onActive(index: number): void;
  onOpen(): void;
  onClose(): boolean;
  onToggle?(row: PreviewRow): void;
  onPages(pages: PreviewPages): void;
  narrowed: boolean;
}

/** Any number of rows: only those in sight are drawn, only their pages are read. Driven by keys. */
export function ReviewGrid(props: Props) {
  const { label, question, columns, active, onActive, onOpen, onClose, onToggle, onPages, narrowed } = props;
  const { t } = useTranslation("review");
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
  // Another question begins at its first row.
  const asked = JSON.stringify(question);
  useEffect(() => box.current?.scrollTo({ top: 0 }), [asked]);

  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const last = Math.ceil((top + height) / ROW) + BEYOND;
  const pages = usePreviewPages(question, first, last);
  const total = pages.head?.total ?? 0;
  useEffect(() => onPages(pages));

  const move = (to: number) => {
    const next = Math.min(total - 1, Math.max(0, to));
    onActive(next);
    const element = box.current;
    if (!element) return;
    const at = next * ROW;
    if (at < element.scrollTop) element.scrollTop = at;
    // The header stands over the first row in sight.
    else if (at + 2 * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = at + 2 * ROW - element.clientHeight;
  };
  const onKey = (event: KeyboardEvent) => {
    if (total === 0 || event.target !== box.current) return;
    const page = Math.max(1, Math.floor(height / ROW) - 2);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const to = steps[event.key];
    const row = pages.rowAt(active);
    if (to !== undefined) move(to);
    else if (event.key === "Enter") onOpen();
    else if (event.key === " " && row && onToggle) onToggle(row);
    else if (!(event.key === "Escape" && onClose())) return;
    event.preventDefault();
  };

  if (pages.error) return <Failed error={pages.error} />;
  const gridTemplateColumns = columns
    .map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
    .join(" ");
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={box}
      className={table.box}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={total > 0 ? `review-${active}` : undefined}
      tabIndex={0}
      data-testid="review-grid"
      onKeyDown={onKey}
      onScroll={(event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="rowgroup" className={table.head}>
        <div role="row" aria-rowindex={1} className={table.row} style={{ gridTemplateColumns, minWidth }}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" className={table.header} data-align={column.align}>
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={table.body} style={{ height: total * ROW, minWidth }}>
        {Array.from({ length: Math.max(0, Math.min(total, last) - first) }, (_none, offset) => {
          const index = first + offset;
          const row = pages.rowAt(index);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid takes the keys
            <div
              key={index}
              id={`review-${index}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={`${table.row} ${classes.row}`}
              style={{
                gridTemplateColumns,
                minWidth,
                height: ROW,
                top: index * ROW,
                position: "absolute",
              }}
              onClick={() => {
                onActive(index);
                onOpen();
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className={table.cell} data-align={column.align}>
                  {row && column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {pages.head && total === 0 && (
        <div className={table.empty}>{narrowed ? t("empty.noMatch") : t("empty.none")}</div>
      )}
    </div>
  );
}
