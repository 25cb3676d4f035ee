/** Figures for the status bar: of the deals in the filter, and of the cells selected. The engine adds up. */
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../../../presenters/format.ts";
import { useCall } from "../../../state/engine.ts";
import { type StatusFigure, useStatusFigures } from "../../../state/statusStore.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../../state/windowStore.ts";
import { useGrid } from "../grid/gridState.ts";
import { cellCount, columnsOf } from "../model/range.ts";
import { type FigureWords, figuresOf } from "../model/figures.ts";
import { decodeScreen } from "../model/viewState.ts";

const SETTLE_MS = 150;
const none: StatusFigure[] = [];

export function useGridFigures(): void {
  const { t } = useTranslation("deals");
  const format = useFormat();
  const filter = useDealFilter();
  const shown = useCall("deals.aggregate", { filter, columns: ["amountMinor"] }).data;
  const amount = shown?.columns[0];
  useStatusFigures(
    "deals",
    useMemo(() => {
      if (!shown || amount?.sum == null) return none;
      return [
        { label: t("status.amountSum"), value: format.moneyShortUnit(amount.sum) },
        { label: t("status.amountAverage"), value: format.moneyShortUnit(Math.round(amount.average ?? 0)) },
      ];
    }, [shown, amount, format, t]),
  );
  useSelectionFigures(format);
}

function useSelectionFigures(format: Format): void {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const words = useMemo<FigureWords>(
    () => ({
      filled: t("status.filled"),
      sum: t("status.sum"),
      average: t("status.average"),
      of: (figureName, columnName) => t("status.of", { figure: figureName, column: columnName }),
      column: nameOf,
    }),
    [t, nameOf],
  );
  const filter = useDealFilter();
  const kept = useWindow((state) => state.views.deals);
  const sort = useMemo(() => decodeScreen(kept)?.layout.sort ?? [], [kept]);
  const columns = useGrid((state) => state.columns);
  const rect = useGrid((state) => state.rect);
  const [settled] = useDebouncedValue(rect, SETTLE_MS);
  const several = settled !== null && rect !== null && cellCount(rect) > 1;
  const selected = settled ? columnsOf(settled, { rows: 0, columns }) : [];
  const sums = useCall(
    "deals.aggregate",
    { filter, sort, columns: selected, fromRow: settled?.top ?? 0, toRow: settled?.bottom ?? 0 },
    { enabled: several && selected.length > 0, keepPrevious: false },
  ).data;
  useStatusFigures(
    "deals.selection",
    useMemo(() => {
      if (!several || !rect) return none;
      const cells = cellCount(rect);
      const count = {
        label: t("status.selected"),
        value: t("status.cells", { count: cells, shown: format.number(cells) }),
      };
      return sums ? [count, ...figuresOf(sums.columns, format, words)] : [count];
    }, [several, rect, sums, format, t, words]),
  );
}
