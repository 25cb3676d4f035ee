import { useTranslation } from "react-i18next";
import { type MeasureColumn, type MeasuredFigure } from "../../presenters/measuresBy.ts";
import { useFormat } from "../../state/useFormat.ts";

/** A measure as text: short for a cell, exact for the clipboard. */
export function useMeasureWords() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const text = (column: MeasureColumn, value: number, exact: boolean): string => {
    switch (column) {
      case "open":
      case "stalled":
      case "age":
      case "cycle":
        return format.number(value);
      case "velocity":
      case "size":
        return exact ? format.money(Math.round(value)) : format.moneyShort(value);
      case "slip":
      case "winRate":
        return format.percent(value, 1);
      case "pushes":
      case "coverage":
        return format.number(value, 2);
    }
  };
  const hint = (column: MeasureColumn, { low, high, n }: MeasuredFigure): string =>
    low != null && high != null
      ? t("funnel:note.interval", { interval: format.interval(low, high), n: format.number(n) })
      : column === "open"
        ? ""
        : t("funnel:counted.n", { n: format.number(n) });
  const isMoney = (column: MeasureColumn): boolean => column === "velocity" || column === "size";
  return {
    text,
    hint,
    header: (column: MeasureColumn): string =>
      t(`compare.column.${column}`) + (isMoney(column) ? ` (${format.currency})` : ""),
  };
}
