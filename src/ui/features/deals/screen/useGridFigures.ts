/** Figures for the status bar: of the deals in the filter, and of the cells selected. The engine adds up. */
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import type { DealColumn } from "../../../../contract/common.ts";
import type { Format } from "../../../presenters/format.ts";
import { useCall } from "../../../state/engine.ts";
import { type StatusFigure, useStatusFigures } from "../../../state/statusStore.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../../state/windowStore.ts";
import { useGrid } from "../grid/gridState.ts";
import { columnSpecs } from "../model/columns.ts";
import { cellCount, columnsOf } from "../model/range.ts";
import { decodeScreen } from "../model/viewState.ts";

const SETTLE_MS = 150;
const none: StatusFigure[] = [];

type Aggregates = CallOutput<"deals.aggregate">;

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
  const { t } = useTranslation("deals");
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
      return sums ? [count, ...figuresOf(sums, format, t)] : [count];
    }, [several, rect, sums, format, t]),
  );
}

/** Sum and average where the numbers selected are of one kind; only what is filled counts. */
function figuresOf(
  { columns }: Aggregates,
  format: Format,
  t: (key: "status.sum" | "status.average" | "status.filled") => string,
): StatusFigure[] {
  const numbers = columns.filter(({ column, sum }) => sum !== null && column !== "currencyAmountMinor");
  const [first] = numbers;
  const kinds = new Set(numbers.map(({ column }) => columnSpecs[column].kind));
  const filled = {
    label: t("status.filled"),
    value: format.number(columns.reduce((all, { count }) => all + count, 0)),
  };
  if (!first || kinds.size !== 1) return [filled];
  const count = numbers.reduce((all, column) => all + column.count, 0);
  if (count === 0) return [filled];
  const sum = numbers.reduce((all, column) => all + (column.sum ?? 0), 0);
  const average = { label: t("status.average"), value: figure(first.column, sum / count, format) };
  const adds = columnSpecs[first.column].kind !== "percent";
  return adds ? [{ label: t("status.sum"), value: figure(first.column, sum, format) }, average] : [average];
}

function figure(column: DealColumn, value: number, format: Format): string {
  switch (columnSpecs[column].kind) {
    case "money":
      return format.moneyUnit(Math.round(value));
    case "quantity":
      return format.quantity(value);
    default:
      return format.percentPoints(value);
  }
}
