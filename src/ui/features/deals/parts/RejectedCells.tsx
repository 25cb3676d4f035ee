import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { CircleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../../components/clipboard.ts";
import { toastError } from "../../../components/toasts.tsx";
import { callAny } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { type Rejected, useGrid } from "../grid/gridState.ts";
import { isDealColumn } from "../model/columns.ts";
import { formatTsv } from "../model/tsv.ts";
import classes from "./parts.module.css";

const SHOWN = 200;

/** Cells that a paste or fill could not set, each with its reason; a click goes there. */
export function RejectedCells({ grid }: { grid: DealsGrid }) {
  const { t } = useTranslation(["deals", "common"]);
  const format = useFormat();
  const rejected = useGrid((state) => state.rejected);
  if (!rejected) return null;
  const { cells, count } = rejected;
  const columnName = (column: string) => (isDealColumn(column) ? t(`common:column.${column}`) : column);
  const copy = () =>
    copyText(
      formatTsv(cells.map(({ id, column, value, reason }) => [id, columnName(column), value, reason])),
    );
  return (
    <section
      className={classes.rejected}
      aria-label={t("rejected.title", { count, shown: format.number(count) })}
      data-part="rejected"
    >
      <div className={classes.rejectedHead}>
        <CircleAlert size={16} aria-hidden />
        <span>{t("rejected.title", { count, shown: format.number(count) })}</span>
        <span className={classes.gap} />
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void copy()}>
          {t("rejected.copy")}
        </Button>
        <Tooltip label={t("rejected.close")}>
          <ActionIcon aria-label={t("rejected.close")} onClick={() => useGrid.setState({ rejected: null })}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={classes.rejectedList}>
        {cells.slice(0, SHOWN).map((cell) => (
          <li key={`${cell.id} ${cell.column}`}>
            <button
              type="button"
              className={classes.rejectedRow}
              title={t("rejected.go")}
              onClick={() => void goTo(grid, cell)}
            >
              <RowName grid={grid} id={cell.id} />
              <span>{columnName(cell.column)}</span>
              <span className={classes.rejectedValue}>{t("rejected.value", { value: cell.value })}</span>
              <span>{cell.reason}</span>
            </button>
          </li>
        ))}
        {count > SHOWN && (
          <li className={classes.section}>{t("rejected.shownOf", { shown: format.number(SHOWN) })}</li>
        )}
      </ul>
    </section>
  );
}

/** The deal's name where its row is loaded, as it mostly is right after a paste. */
function RowName({ grid, id }: { grid: DealsGrid; id: string }) {
  return <span>{grid.api.getRowNode(id)?.data?.name ?? id}</span>;
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
