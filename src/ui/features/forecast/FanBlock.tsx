import { useTranslation } from "react-i18next";
import { fanPoints, type ForecastMoney } from "../../presenters/forecast.ts";
import { type FanPoint, fanOptions } from "../../presenters/forecastOptions.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { ForecastChart } from "./ForecastChart.tsx";
import { useMarkNames } from "./useMarkNames.ts";

interface FanBlockProps {
  money: ForecastMoney;
  period: string;
  subtitle: string;
}

/** What will have been won by the end of each week. */
export function FanBlock({ money, period, subtitle }: FanBlockProps) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const names = useMarkNames();
  const today = useCall("file.info", {}).data?.today;
  if (today === undefined) return null;
  const points = fanPoints(money, today, period);
  const title = t("fan.title", { period: format.period(period) });
  const hint = ({ on, p10, p50, p90 }: FanPoint): string =>
    [
      format.day(on),
      t("fan.hint", {
        p10: format.moneyShort(p10),
        p50: format.moneyShortUnit(p50),
        p90: format.moneyShort(p90),
      }),
    ].join("<br>");
  return (
    <ForecastChart
      title={title}
      subtitle={`${t("fan.counted")} · ${subtitle}`}
      height={240}
      options={(tokens) => fanOptions(points, money.targetMinor, { format, tokens, names, hint })}
      table={{
        title: `${title}. ${subtitle}`,
        header: [t("fan.on"), ...(["p10", "p50", "p90", "mean"] as const).map((name) => t(`column.${name}`))],
        rows: points.map(({ on, p10, p50, p90, mean }) => [
          format.dayCell(on),
          ...[p10, p50, p90, mean].map((minor) => format.money(minor)),
        ]),
      }}
    />
  );
}
