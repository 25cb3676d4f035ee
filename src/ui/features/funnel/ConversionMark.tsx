import { ArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Conversion, rateOf } from "../../presenters/funnel.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./FunnelChart.module.css";
import { asideWords, basisWords, unratedWords } from "./rateParts.ts";

/** Between two stages: the share that goes on, its interval as a whisker from 0 to 100%, and of how many. */
export function ConversionMark({ conversion }: { conversion: Conversion | null }) {
  const { t } = useTranslation(["funnel", "common"]);
  const format = useFormat();
  const rate = rateOf(conversion);
  const aside = conversion
    ? [
        ...asideWords(conversion, rate, format, t),
        ...(conversion.returned > 0
          ? [t("chart.returned", { returned: format.number(conversion.returned) })]
          : []),
      ]
    : [];

  function words() {
    if (rate.kind !== "rate") return unratedWords(rate, format, t);
    return (
      <>
        <strong>{t("chart.share", { rate: format.percent(rate.rate) })}</strong> {basisWords(rate, format, t)}
      </>
    );
  }

  return (
    <div className={classes.conversion} data-rate={rate.kind}>
      <ArrowDown size={13} aria-hidden className={classes.arrow} />
      <span className={classes.whisker} aria-hidden>
        {(rate.kind === "rate" || rate.kind === "bounds") && (
          <span
            className={classes.whiskerRange}
            style={{ left: `${rate.low * 100}%`, right: `${(1 - rate.high) * 100}%` }}
          />
        )}
        {rate.kind === "rate" && (
          <span className={classes.whiskerDot} style={{ left: `${rate.rate * 100}%` }} />
        )}
      </span>
      <span className={classes.conversionText}>
        {words()}
        {aside.map((text) => ` · ${text}`)}
      </span>
    </div>
  );
}
