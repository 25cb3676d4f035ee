import { useTranslation } from "react-i18next";
import type { Conversion } from "../../presenters/funnel.ts";
import { rateOf } from "../../presenters/funnel.ts";
import { useFormat } from "../../state/useFormat.ts";
import { unratedWords } from "./unratedWords.ts";

type Rated = Pick<Conversion, "rate" | "low" | "high" | "entered" | "lostUnknown" | "stillOpen">;

/** A conversion in words: its rate with interval and n, or why there is none; how many are still open. */
export function useRateWords(): (of: Rated) => string {
  const { t } = useTranslation(["funnel", "common"]);
  const format = useFormat();
  const main = (of: Rated): string => {
    const rate = rateOf(of);
    return rate.kind === "rate"
      ? `${format.percent(rate.rate, 1)} (${t("chart.interval", { interval: format.interval(rate.low, rate.high), n: format.number(rate.n) })})`
      : unratedWords(rate, format, t);
  };
  return (of) =>
    of.stillOpen > 0
      ? t("list.part", {
          first: main(of),
          second: t("chart.stillOpen", { open: format.number(of.stillOpen) }),
        })
      : main(of);
}
