import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Method, METHODS } from "../../../core/forecast/stated.ts";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import type { ForecastMoney } from "../../presenters/forecast.ts";
import { callAny, callKey } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import { Learning } from "./Learning.tsx";
import classes from "./MoneySection.module.css";
import { useForecastFilter } from "./useForecastAsked.ts";
import { useForecastView } from "./useForecastView.ts";

interface MethodsBlockProps {
  period: string;
  /** The one that the screen shows. */
  used: Method;
}

/** The period by each method side by side; a click on one shows the screen by it. */
export function MethodsBlock({ period, used }: MethodsBlockProps) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const filter = useForecastFilter();
  const [, setView] = useForecastView();
  const answers = useQueries({
    queries: METHODS.map((method) => {
      const asked = { period, filter, method, bins: 1 };
      return {
        queryKey: callKey("forecast.distribution", asked),
        queryFn: () => callAny("forecast.distribution", asked),
      };
    }),
  });
  const failed = answers.find((answer) => answer.isError);
  const rows = METHODS.flatMap((method, at) => {
    const money = answers[at]?.data;
    return money ? [{ method, money }] : [];
  });
  const cells = ({ p10, p50, p90, mean, pTarget }: ForecastMoney, write: (minor: number) => string) => [
    ...[p10, p50, p90, mean].map(write),
    pTarget === null ? "" : format.percent(pTarget),
  ];
  const told = ({ withChance, deals }: ForecastMoney) =>
    t("methods.told", { n: format.number(withChance), deals: format.number(deals) });
  const columns = (["p10", "p50", "p90", "mean", "chance"] as const).map((name) => t(`column.${name}`));
  const title = t("methods.title");
  return (
    <Block
      title={title}
      subtitle={t("methods.counted", { period: format.period(period), currency: format.currencySymbol })}
      controls={
        <CopyTable
          table={{
            title,
            header: [t("methods.method"), t("methods.deals"), ...columns],
            rows: rows.map(({ method, money }) => [
              t(`method.${method}`),
              told(money),
              ...(nothingToSay(method, money) ? columns.map(() => "") : cells(money, format.money)),
            ]),
          }}
        />
      }
    >
      {failed ? (
        <Failed error={failed.error} onRetry={() => void failed.refetch()} />
      ) : rows.length < METHODS.length ? (
        <Learning />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {[t("methods.method"), t("methods.deals"), ...columns].map((text, at) => (
                  <th key={text} scope="col" className={at === 0 ? classes.name : undefined}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ method, money }) => {
                const nothing = nothingToSay(method, money);
                return (
                  <tr key={method} data-method={method} data-used={method === used || undefined}>
                    <th scope="row" className={classes.name}>
                      <button
                        type="button"
                        className={classes.choose}
                        aria-pressed={method === used}
                        disabled={nothing !== null}
                        onClick={() => setView({ method })}
                      >
                        {t(`method.${method}`)}
                      </button>
                    </th>
                    <td>{nothing === "little" ? "" : told(money)}</td>
                    {nothing ? (
                      <td colSpan={columns.length} className={classes.few}>
                        {t(`methods.${nothing}`)}
                      </td>
                    ) : (
                      cells(money, format.moneyShort).map((text, at) => <td key={columns[at]}>{text}</td>)
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  );
}

/** The model has not learnt enough, or nobody stated a chance. */
function nothingToSay(method: Method, money: ForecastMoney): "little" | "nobody" | null {
  if (money.tooLittle) return "little";
  const stated = method === "rep" || method === "manager";
  return stated && money.withChance === 0 && money.deals > 0 ? "nobody" : null;
}
