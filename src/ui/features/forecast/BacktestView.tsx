import { useTranslation } from "react-i18next";
import type { Backtested } from "../../../contract/forecast.ts";
import type { Method } from "../../../core/forecast/stated.ts";
import { Block } from "../../components/Block.tsx";
import { bestAt, type MethodRow, methodRows, scoreNames, trustIn } from "../../presenters/backtest.ts";
import {
  type Band,
  reliabilityOptions,
  type Replayed,
  replayOptions,
} from "../../presenters/backtestOptions.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import accuracy from "./AccuracySection.module.css";
import { ForecastChart } from "./ForecastChart.tsx";
import classes from "./MoneySection.module.css";
import { useForecastView } from "./useForecastView.ts";
import { useScoreText } from "./useScoreText.ts";

/** What a back-test found: one sentence, the scores of each method, and two charts of the one that is looked at. */
export function BacktestView({ tested }: { tested: Backtested }) {
  const { t } = useTranslation("forecast");
  const [view, setView] = useForecastView();
  const rows = methodRows(tested);
  const shown = rows.find(({ method }) => method === view.method) ?? rows[0];
  if (!shown) return <p className={accuracy.note}>{t("accuracy.nothing")}</p>;
  return (
    <>
      <Scores tested={tested} rows={rows} used={shown.method} onMethod={(method) => setView({ method })} />
      <Reliability bands={shown.scores.reliability} method={shown.method} />
      <Replays tested={tested} method={shown.method} />
    </>
  );
}

interface ScoresProps {
  tested: Backtested;
  rows: readonly MethodRow[];
  used: Method;
  onMethod: (method: Method) => void;
}

function Scores({ tested, rows, used, onMethod }: ScoresProps) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const scoreText = useScoreText();
  const best = scoreNames.map((name) => ({ name, methods: bestAt(name, rows) }));
  const sentence = useVerdict(used, tested);
  const header = [
    t("methods.method"),
    t("accuracy.chances"),
    ...scoreNames.map((name) => t(`accuracy.score.${name}`, { currency: format.currencySymbol })),
  ];
  return (
    <Block
      title={sentence}
      subtitle={t("accuracy.scores")}
      controls={
        <CopyTable
          table={{
            title: sentence,
            header,
            rows: rows.map(({ method, scores }) => [
              t(`method.${method}`),
              format.number(scores.n),
              ...scoreNames.map((name) => scoreText(name, scores)),
            ]),
          }}
        />
      }
    >
      <div className={classes.scroll}>
        <table className={`${classes.table} ${accuracy.table}`} data-testid="scores">
          <caption className="visually-hidden">{t("accuracy.scores")}</caption>
          <thead>
            <tr>
              {header.map((text, at) => (
                <th key={text} scope="col" className={at === 0 ? classes.name : undefined}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ method, scores }) => (
              <tr key={method} data-method={method} data-used={method === used || undefined}>
                <th scope="row" className={classes.name}>
                  <button
                    type="button"
                    className={classes.choose}
                    aria-pressed={method === used}
                    onClick={() => onMethod(method)}
                  >
                    {t(`method.${method}`)}
                  </button>
                </th>
                <td>{format.number(scores.n)}</td>
                {best.map(({ name, methods }) => (
                  <td
                    key={name}
                    data-score={name}
                    data-best={methods.includes(method) || undefined}
                    title={methods.includes(method) ? t("accuracy.best") : undefined}
                  >
                    {scoreText(name, scores)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

/** One sentence: whether it can be trusted, and why. */
function useVerdict(method: Method, tested: Backtested): string {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const trusted = trustIn(method, tested);
  const scores = tested[method];
  if (!trusted || !scores) return t("accuracy.nothing");
  const { periods, replays, inside, verdict } = trusted;
  const bias = format.percent(Math.abs(scores.biasShare ?? 0));
  return t(`trust.${verdict}`, {
    method: t(`method.${method}`),
    skill: t(`trust.skill.${trusted.skill}`, { skill: format.percent(scores.skill ?? 0) }),
    interval: t(`trust.interval.${trusted.interval}`, {
      inside: format.number(inside),
      count: replays,
      replays: format.number(replays),
    }),
    bias: t(`trust.bias.${trusted.bias}`, { bias }),
    count: periods,
    periods: format.number(periods),
    n: format.number(scores.n),
  });
}

function Reliability({ bands, method }: { bands: readonly Band[]; method: Method }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const title = t("reliability.title", { method: t(`method.${method}`) });
  const subtitle = t("reliability.counted");
  const hint = ({ mean, observed, low, high, n }: Band): string =>
    t("reliability.hint", {
      mean: format.percent(mean),
      observed: format.percent(observed),
      interval: format.interval(low, high),
      n: format.number(n),
    });
  return (
    <ForecastChart
      title={title}
      subtitle={subtitle}
      height={280}
      options={(tokens) => reliabilityOptions(bands, { format, tokens, hint })}
      table={{
        title: `${title}. ${subtitle}`,
        header: (["band", "mean", "observed", "low", "high", "n"] as const).map((name) =>
          t(`reliability.column.${name}`),
        ),
        rows: bands.map(({ from, to, mean, observed, low, high, n }) => [
          format.interval(from, to),
          ...[mean, observed, low, high].map((share) => format.percent(share, 1)),
          format.number(n),
        ]),
      }}
    />
  );
}

function Replays({ tested, method }: { tested: Backtested; method: Method }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const title = t("replays.title", { method: t(`method.${method}`) });
  const subtitle = t("replays.counted");
  const hint = ({ on, to, actualMinor, forecast: { [method]: money } }: Replayed): string =>
    [
      t("replays.period", { on: format.day(on), to: format.day(to) }),
      money &&
        t("replays.forecast", {
          p10: format.moneyShort(money.p10),
          p50: format.moneyShortUnit(money.p50),
          p90: format.moneyShort(money.p90),
        }),
      t("replays.actual", { money: format.moneyShortUnit(actualMinor) }),
    ]
      .filter(Boolean)
      .join("<br>");
  return (
    <ForecastChart
      title={title}
      subtitle={subtitle}
      height={240}
      options={(tokens) => replayOptions(tested.replays, method, { format, tokens, hint })}
      table={{
        title: `${title}. ${subtitle}`,
        header: (["on", "to", "p10", "p50", "p90", "mean", "actual"] as const).map((name) =>
          t(`replays.column.${name}`),
        ),
        rows: tested.replays.map(({ on, to, actualMinor, forecast: { [method]: money } }) => [
          on,
          to,
          ...[money?.p10, money?.p50, money?.p90, money?.mean, actualMinor].map((minor) =>
            minor === undefined ? "" : format.money(minor),
          ),
        ]),
      }}
    />
  );
}
