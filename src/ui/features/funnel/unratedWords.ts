import type { TFunction } from "i18next";
import type { Format } from "../../presenters/format.ts";
import type { rateOf } from "../../presenters/funnel.ts";

type Unrated = Exclude<ReturnType<typeof rateOf>, { kind: "rate" }>;

/** Why no conversion rate is shown, and what is known instead. */
export function unratedWords(rate: Unrated, format: Format, t: TFunction<["funnel", "common"]>): string {
  switch (rate.kind) {
    case "few":
      return t("chart.few", { n: format.number(rate.n) });
    case "bounds":
      return t("chart.bounds", {
        interval: format.interval(rate.low, rate.high),
        count: rate.unknown,
        shown: format.number(rate.unknown),
      });
    case "none":
      return t("chart.none");
  }
}
