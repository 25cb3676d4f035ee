import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import { commonWord, type ForecastMoney } from "../../presenters/forecast.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { DensityBlock } from "./DensityBlock.tsx";
import { FanBlock } from "./FanBlock.tsx";
import { Learning } from "./Learning.tsx";
import { MethodsBlock } from "./MethodsBlock.tsx";
import { MoneyFigures } from "./MoneyFigures.tsx";
import classes from "./MoneySection.module.css";
import { useForecastFilter, useForecastPeriod } from "./useForecastAsked.ts";
import { useForecastView } from "./useForecastView.ts";

/** The distribution of the money won in the period: its figures, its shape, its way there, by each method. */
export function MoneySection() {
  const [{ method }] = useForecastView();
  const filter = useForecastFilter();
  const period = useForecastPeriod();
  const asked = { period: period?.key ?? "", filter, fan: true, ...(method === null ? {} : { method }) };
  // Another period's figures under this one's name would mislead.
  const answer = useCall("forecast.distribution", asked, { enabled: period !== null, keepPrevious: false });
  const title = useTitle(period?.key ?? "", answer.data);
  const subtitle = useSubtitle(answer.data, period?.ownDays ? period.key : null);
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data || period === null)
    return (
      <Block title={title} subtitle={subtitle}>
        <Learning />
      </Block>
    );
  const money = answer.data;
  return (
    <>
      <Block title={title} subtitle={subtitle}>
        <TooLittle money={money} />
        <MoneyFigures money={money} period={period.key} />
      </Block>
      {money.p90 > money.p10 && <DensityBlock money={money} subtitle={subtitle} />}
      {money.fan.length > 0 && <FanBlock money={money} period={period.key} subtitle={subtitle} />}
      <MethodsBlock period={period.key} used={money.method} />
    </>
  );
}

/** The model is not there yet: what stands in for it, and why. */
function TooLittle({ money: { tooLittle } }: { money: ForecastMoney }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  if (!tooLittle) return null;
  return (
    <p className={classes.tooLittle} role="status" data-testid="too-little">
      {t("tooLittle", {
        count: tooLittle.closed,
        closed: format.number(tooLittle.closed),
        needed: format.number(tooLittle.needed),
      })}
    </p>
  );
}

function useTitle(period: string, money: ForecastMoney | undefined): string {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  if (!money) return t("money.title");
  const name = format.period(period);
  const short = format.moneyShortUnit;
  if (money.p10 === money.p90) return t("money.certain", { period: name, won: short(money.wonMinor) });
  const values = {
    period: name,
    p10: format.moneyShort(money.p10),
    p90: short(money.p90),
  };
  return money.pTarget === null
    ? t("money.range", values)
    : t("money.chance", { ...values, chance: format.percent(money.pTarget) });
}

function useSubtitle(money: ForecastMoney | undefined, insteadOf: string | null): string {
  const { t } = useTranslation(["forecast", "funnel"]);
  const format = useFormat();
  const line = useFilterLine();
  const common = money && commonWord(money);
  return [
    money && t("money.counted", { method: t(`method.${money.method}`) }),
    common && t(`common.${common}`, { share: format.percent(money?.rho ?? 0, 1) }),
    line ?? t("funnel:counted.unfiltered"),
    insteadOf && t("money.ownDays", { period: format.period(insteadOf) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
