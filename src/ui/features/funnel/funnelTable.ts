import type { TFunction } from "i18next";
import type { Locale } from "../../../contract/envelope.ts";
import type { Format } from "../../presenters/format.ts";
import { type Bar, type FunnelView, rateOf } from "../../presenters/funnel.ts";
import type { PlainTable } from "../../presenters/table.ts";
import { nameIn } from "../../state/useLists.ts";

/** The chart as a table: for screen readers and for the clipboard. */
export function funnelTable(
  view: FunnelView,
  title: string,
  t: TFunction<["funnel", "common"]>,
  format: Format,
  locale: Locale,
): PlainTable {
  const row = (bar: Bar): string[] => {
    const rate = rateOf(bar.conversion);
    const bounds =
      rate.kind === "rate" || rate.kind === "bounds"
        ? [format.percent(rate.low, 1), format.percent(rate.high, 1)]
        : ["", ""];
    return [
      nameIn(locale, bar.stage),
      format.number(bar.deals),
      format.money(bar.amountMinor),
      rate.kind === "rate" ? format.percent(rate.rate, 1) : "",
      ...bounds,
      bar.conversion ? format.number(bar.conversion.entered) : "",
      bar.conversion ? format.number(bar.conversion.decided) : "",
      bar.conversion ? format.number(bar.conversion.stillOpen) : "",
      bar.conversion ? format.number(bar.conversion.beganLater) : "",
    ];
  };
  return {
    title,
    header: [
      t("table.stage"),
      t("table.deals"),
      `${t("table.money")} (${format.currency})`,
      t("table.rate"),
      t("table.low"),
      t("table.high"),
      t("table.entered"),
      t("table.decided"),
      t("table.stillOpen"),
      t("table.beganLater"),
    ],
    rows: [...view.bars, ...view.won, ...view.lost].map(row),
  };
}
