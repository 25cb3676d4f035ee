import { useTranslation } from "react-i18next";
import { type Rated, rateOf } from "../../presenters/funnel.ts";
import { useFormat } from "../../state/useFormat.ts";
import { asideWords, basisWords, unratedWords } from "./rateParts.ts";

/** A conversion in words: its rate with interval and n, or why there is none; how many are still open. */
export function useRateWords(): (of: Rated) => string {
  const { t } = useTranslation(["funnel", "common"]);
  const format = useFormat();
  return (of) => {
    const rate = rateOf(of);
    const main =
      rate.kind === "rate"
        ? `${format.percent(rate.rate, 1)} (${basisWords(rate, format, t)})`
        : unratedWords(rate, format, t);
    return [main, ...asideWords(of, rate, format, t)].reduce((first, second) =>
      t("list.part", { first, second }),
    );
  };
}
