import type { TFunction } from "i18next";
import type { Format } from "../../presenters/format.ts";
import { type Rate, type Rated, saysUndecided } from "../../presenters/funnel.ts";

type Translate = TFunction<["funnel", "common"]>;

/** Of what a rate is: its interval and n, or how many are decided yet. */
export function basisWords(
  { low, high, n, undecided }: Extract<Rate, { kind: "rate" }>,
  format: Format,
  t: Translate,
): string {
  const interval = format.interval(low, high);
  return undecided === null
    ? t("chart.interval", { interval, n: format.number(n) })
    : t("chart.decided", {
        interval,
        passed: format.number(undecided.passed),
        decided: format.number(n),
        open: format.number(undecided.open),
      });
}

/** What stands beside a conversion: who is still open, where the rate has not said so, and who was created past it. */
export function asideWords(conversion: Rated, rate: Rate, format: Format, t: Translate): string[] {
  const { stillOpen, beganLater } = conversion;
  return [
    stillOpen > 0 && !saysUndecided(rate) ? t("chart.stillOpen", { open: format.number(stillOpen) }) : "",
    beganLater > 0 ? t("chart.beganLater", { later: format.number(beganLater) }) : "",
  ].filter((text) => text !== "");
}

/** Why no conversion rate is shown, and what is known instead. */
export function unratedWords(rate: Exclude<Rate, { kind: "rate" }>, format: Format, t: Translate): string {
  switch (rate.kind) {
    case "few":
      return rate.undecided === null
        ? t("chart.few", { n: format.number(rate.n) })
        : t("chart.fewDecided", {
            passed: format.number(rate.undecided.passed),
            decided: format.number(rate.n),
            open: format.number(rate.undecided.open),
          });
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
