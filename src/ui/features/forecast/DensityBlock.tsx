import { useTranslation } from "react-i18next";
import type { ForecastMoney } from "../../presenters/forecast.ts";
import { type Bin, densityOptions } from "../../presenters/forecastOptions.ts";
import { useFormat } from "../../state/useFormat.ts";
import { ForecastChart } from "./ForecastChart.tsx";
import { useMarkNames } from "./useMarkNames.ts";

/** How likely each amount is. */
export function DensityBlock({ money, subtitle }: { money: ForecastMoney; subtitle: string }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const names = useMarkNames();
  const title = t("density.title", {
    p10: format.moneyShort(money.p10),
    p90: format.moneyShortUnit(money.p90),
  });
  const share = ({ p }: Bin): string => format.percent(p, 1);
  const range = ({ fromMinor, toMinor }: Bin): string =>
    `${format.moneyShort(Math.max(0, fromMinor))} – ${format.moneyShortUnit(toMinor)}`;
  return (
    <ForecastChart
      title={title}
      subtitle={subtitle}
      height={220}
      options={(tokens) =>
        densityOptions(money, { format, tokens, names, hint: (bin) => `${range(bin)}: ${share(bin)}` })
      }
      table={{
        title: `${title}. ${subtitle}`,
        header: [t("density.from"), t("density.to"), t("density.p")],
        rows: money.bins.map((bin) => [
          format.money(Math.round(bin.fromMinor)),
          format.money(Math.round(bin.toMinor)),
          share(bin),
        ]),
      }}
    />
  );
}
