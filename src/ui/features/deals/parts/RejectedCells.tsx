import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { CircleAlert, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../../components/clipboard.ts";
import { toastError } from "../../../components/toasts.tsx";
import { callAny } from "../../../state/engine.ts";
import { undo } from "../../../state/history.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { type Rejected, useGrid } from "../grid/gridState.ts";
import { closeRejected } from "../grid/report.ts";
import { isDealColumn } from "../model/columns.ts";
import { formatTsv } from "../../../../core/domain/tsv.ts";
import classes from "./RejectedCells.module.css";

const SHOWN = 200;

/** Cells that a paste or fill could not set, each with its reason; a click goes there. Escape or the next change closes it. */
export function RejectedCells({ grid }: { grid: DealsGrid }) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const format = useFormat();
  const rejected = useGrid((state) => state.rejected);
  if (!rejected) return null;
  const { cells, count, done, changeSet } = rejected;
  const columnName = (column: string) => (isDealColumn(column) ? nameOf(column) : column);
  const copy = () =>
    copyText(
      formatTsv(
        cells.map(({ row, name, column, value, reason }) => [
          row + 1,
          name,
          columnName(column),
          value,
          reason,
        ]),
      ),
    );
  const close = () => {
    closeRejected();
    grid.focus();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in any of its buttons
    <section
      className={classes.panel}
      aria-label={t("rejected.title", { count, shown: format.number(count) })}
      data-part="rejected"
      onKeyDown={onEscape}
    >
      <div className={classes.head}>
        <CircleAlert size={16} aria-hidden />
        <span className={classes.title}>{t("rejected.title", { count, shown: format.number(count) })}</span>
        <span className={classes.done}>{done}</span>
        {changeSet && (
          <Button size="compact-xs" variant="subtle" onClick={() => void undo(changeSet)}>
            {t("common:action.undo")}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void copy()}>
          {t("rejected.copy")}
        </Button>
        <Tooltip label={t("rejected.close")}>
          <ActionIcon aria-label={t("rejected.close")} onClick={close}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={classes.list}>
        {cells.slice(0, SHOWN).map((cell) => (
          <li key={`${cell.id} ${cell.column}`} className={classes.item}>
            <button
              type="button"
              className={classes.row}
              title={t("rejected.go")}
              onClick={() => void goTo(grid, cell)}
            >
              <span className={classes.number}>{t("grid.row", { number: format.number(cell.row + 1) })}</span>
              <span>{cell.name}</span>
              <span>{columnName(cell.column)}</span>
              <span className={classes.value}>
                {cell.value.trim() === "" ? t("grid.empty") : t("rejected.value", { value: cell.value })}
              </span>
              <span>{cell.reason}</span>
            </button>
          </li>
        ))}
        {count > SHOWN && (
          <li className={classes.more}>{t("rejected.shownOf", { shown: format.number(SHOWN) })}</li>
        )}
      </ul>
    </section>
  );
}

async function goTo(grid: DealsGrid, { id, column }: Rejected): Promise<void> {
  try {
    const [row = -1] = await callAny("deals.positions", { ...grid.source.shown, ids: [id] });
    if (row < 0 || !isDealColumn(column)) return;
    grid.selectAt({ row, column });
    grid.focus();
  } catch (error) {
    toastError(error);
  }
}
