import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Format } from "../../presenters/format.ts";
import { type Dimension, isPeriod } from "../../presenters/narrow.ts";
import type { PlainTable } from "../../presenters/table.ts";
import { useFormat } from "../../state/useFormat.ts";
import type { ByRow } from "./byColumns.ts";
import { columnNames } from "./byColumns.ts";

/** A group's name; the deals that have none are named too. */
export function useGroupName(dimension: Dimension): (row: { key: string }) => string {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  return ({ key }) =>
    key === "" ? t(`by.none.${dimension}`) : isPeriod(dimension) ? format.period(key) : key;
}

/** The comparison for the clipboard: exact figures, rates and cycles also where n is small, with their n. */
export function byTable(
  rows: readonly ByRow[],
  title: string,
  dimensionName: string,
  nameOf: (row: ByRow) => string,
  t: TFunction<["funnel", "common"]>,
  format: Format,
): PlainTable {
  const money = new Set(["openMinor", "wonMinor", "size"]);
  return {
    title,
    header: [
      dimensionName,
      ...columnNames.map((name) => t(`by.column.${name}`) + (money.has(name) ? ` (${format.currency})` : "")),
    ],
    rows: rows.map((row) => [
      nameOf(row),
      format.number(row.created),
      format.number(row.open),
      format.money(row.openMinor),
      format.number(row.won),
      format.money(row.wonMinor),
      format.number(row.lost),
      row.winRate === null ? "" : format.percent(row.winRate, 1),
      row.cycleDaysWon.median === null ? "" : format.number(row.cycleDaysWon.median),
      row.wonSizeMinor.mean === null ? "" : format.money(Math.round(row.wonSizeMinor.mean)),
    ]),
  };
}
