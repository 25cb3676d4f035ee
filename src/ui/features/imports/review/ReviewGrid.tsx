import { type KeyboardEvent, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewRow } from "../../../../contract/importPreview.ts";
import { rowByKey } from "../../../components/listKeys.ts";
import { Failed } from "../../../components/ScreenStates.tsx";
import { useVirtualRows } from "../../../components/useVirtualRows.ts";
import { type TableColumn, TableFrame } from "../parts/TableFrame.tsx";
import { type PreviewPages, type PreviewQuestion, usePreviewPages } from "./usePreviewPages.ts";

const ROW = 32;

interface Props {
  label: string;
  question: PreviewQuestion;
  columns: readonly TableColumn<PreviewRow>[];
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
  const [box, virtual] = useVirtualRows(ROW);
  // Another question begins at its first row.
  const asked = JSON.stringify(question);
  useEffect(() => box.current?.scrollTo({ top: 0 }), [asked, box]);

  const pages = usePreviewPages(question, virtual.first, virtual.last);
  const total = pages.head?.total ?? 0;
  useEffect(() => onPages(pages));

  const onKey = (event: KeyboardEvent) => {
    if (total === 0 || event.target !== box.current) return;
    const to = rowByKey(event.key, { active, total, page: virtual.page });
    const row = pages.rowAt(active);
    if (to !== null) {
      onActive(to);
      virtual.reveal(to);
    } else if (event.key === "Enter") onOpen();
    else if (event.key === " " && row && onToggle) onToggle(row);
    else if (!(event.key === "Escape" && onClose())) return;
    event.preventDefault();
  };

  if (pages.error) return <Failed error={pages.error} />;
  return (
    <TableFrame
      label={label}
      role="grid"
      columns={columns}
      box={box}
      virtual={virtual}
      total={total}
      rowHeight={ROW}
      rowAt={pages.rowAt}
      rowKey={(index) => index}
      rowProps={(index) => ({
        id: `review-${index}`,
        tabIndex: -1,
        "aria-selected": index === active,
        onClick: () => {
          onActive(index);
          onOpen();
        },
      })}
      {...(total > 0 && { activeId: `review-${active}` })}
      testId="review-grid"
      onKeyDown={onKey}
      empty={pages.head && (narrowed ? t("empty.noMatch") : t("empty.none"))}
    />
  );
}
