import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { periodBounds } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import { byExpected, type DealChance, expectedMinor, strongest } from "../../presenters/forecast.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import { DealChanceRow } from "./DealChanceRow.tsx";
import classes from "./DealsSection.module.css";
import { Learning } from "./Learning.tsx";
import { useForecastFilter, useForecastPeriod } from "./useForecastAsked.ts";
import { ROWS, useForecastView } from "./useForecastView.ts";
import { useReasonText } from "./useReasonText.ts";

const columns = ["amount", "expectedOn", "stageDefault", "rep", "manager", "model", "expected"] as const;

/** Every open deal with the four chances side by side, and what raises or lowers the model's. */
export function DealsSection() {
  const { t } = useTranslation(["forecast", "funnel"]);
  const format = useFormat();
  const filter = useForecastFilter();
  const line = useFilterLine();
  const period = useForecastPeriod();
  const today = useCall("file.info", {}).data?.today ?? "";
  const reasonText = useReasonText();
  const [view, setView] = useForecastView();
  // Of a period that is over there is nothing left to be won: then within a year.
  const ahead = period !== null && (periodBounds(period.key)?.to ?? "") > today ? period.key : null;
  const answer = useCall(
    "forecast.probabilities",
    { filter, ...(ahead === null ? {} : { period: ahead }) },
    { enabled: period !== null, keepPrevious: false },
  );
  const deals = byExpected(answer.data ?? []);
  const [top] = deals;
  const modelled = deals.some(({ model }) => model !== null);
  const title =
    top && expectedMinor(top) > 0
      ? t("deals.most", { name: top.name, money: format.moneyShortUnit(expectedMinor(top)) })
      : t("deals.title");
  const subtitle = [
    ahead === null ? t("deals.withinYear") : t("deals.within", { period: format.period(ahead) }),
    answer.data && !modelled && t("deals.tooLittle"),
    line ?? t("funnel:counted.unfiltered"),
    answer.data && t("funnel:counted.n", { n: format.number(deals.length) }),
  ]
    .filter(Boolean)
    .join(" · ");
  const header = [t("deals.column.name"), ...columns.map((name) => t(`deals.column.${name}`))];
  const shown = deals.slice(0, view.rows);
  const left = deals.length - shown.length;
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        deals.length > 0 && (
          <CopyTable
            table={{
              title: `${title}. ${subtitle}`,
              header: [...header, t("deals.column.low"), t("deals.column.high"), t("deals.column.reasons")],
              rows: deals.map((deal) => plainRow(deal, format, reasonText)),
            }}
          />
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Learning />
      ) : deals.length === 0 ? (
        <p className={classes.nothing}>{t("deals.none")}</p>
      ) : (
        <>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <caption className="visually-hidden">{t("deals.title")}</caption>
              <thead>
                <tr>
                  {header.map((text, at) => (
                    <th key={text} scope="col" className={at === 0 ? classes.name : undefined}>
                      {text}
                    </th>
                  ))}
                  <th scope="col" className={classes.reasons}>
                    {t("deals.column.reasons")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((deal) => (
                  <DealChanceRow key={deal.deal} deal={deal} />
                ))}
              </tbody>
            </table>
          </div>
          {left > 0 && (
            <Button variant="default" m="md" onClick={() => setView({ rows: view.rows + 4 * ROWS })}>
              {t("deals.more", { count: left, shown: format.number(left) })}
            </Button>
          )}
        </>
      )}
    </Block>
  );
}

function plainRow(
  deal: DealChance,
  format: ReturnType<typeof useFormat>,
  reasonText: ReturnType<typeof useReasonText>,
): string[] {
  const share = (value: number | null): string => (value === null ? "" : format.percent(value));
  const { name, amountMinor, expectedOn, stageDefault, rep, manager, model, low, high } = deal;
  return [
    name,
    amountMinor === null ? "" : format.money(amountMinor),
    expectedOn ?? "",
    ...[stageDefault, rep, manager, model].map(share),
    format.money(expectedMinor(deal)),
    share(low),
    share(high),
    strongest(deal).map(reasonText).join(", "),
  ];
}
