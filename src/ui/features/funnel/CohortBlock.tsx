import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import type { CallOutput } from "../../../contract/calls.ts";
import { FEW } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type HeatCell, HeatTable } from "./HeatTable.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";

type Cohort = CallOutput<"funnel.cohorts">["cohorts"][number];
const COHORTS = 12;
const MONTHS = 12;

/** How many of the deals of a month or quarter were won by which age. */
export function CohortBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const openMark = useOpenMark();
  const [{ step }, setView] = useFunnelView();
  const answer = useCall("funnel.cohorts", { ...useAsked(), step, count: COHORTS, months: MONTHS });
  const cohorts = answer.data?.cohorts ?? [];
  const title = t("cohort.title");
  const subtitle = useCountedOf(
    t("cohort.counted"),
    answer.data &&
      t("funnel:counted.n", { n: format.number(cohorts.reduce((sum, { created }) => sum + created, 0)) }),
  );
  const months = Array.from({ length: MONTHS }, (_, at) => at + 1);
  const most = Math.max(
    0.01,
    ...cohorts.flatMap(({ created, cells }) =>
      created < FEW ? [] : cells.map((cell) => (cell ? cell.won / created : 0)),
    ),
  );
  const count = (cohort: Cohort, outcome: "open" | "won" | null, value: number): HeatCell => ({
    text: format.number(value),
    heat: null,
    hint: "",
    onOpen:
      value === 0
        ? null
        : () =>
            openMark(
              [format.period(cohort.key), t(outcome === null ? "cohort.created" : `cohort.${outcome}`)],
              {
                kind: "cohort",
                step,
                key: cohort.key,
                ...(outcome === null ? {} : { outcome }),
              },
            ),
  });
  const cell = (cohort: Cohort, month: number): HeatCell => {
    const found = cohort.cells[month - 1];
    if (!found) return { text: "", heat: null, hint: "", onOpen: null };
    const few = cohort.created < FEW;
    const share = found.won / cohort.created;
    return {
      text: few ? t("few", { n: format.number(cohort.created) }) : format.percent(share),
      heat: few ? null : share / most,
      hint: t("cohort.hint", {
        won: format.number(found.won),
        created: format.number(cohort.created),
        month: format.number(month),
        money: format.moneyShortUnit(found.wonMinor),
      }),
      onOpen:
        found.won === 0
          ? null
          : () =>
              openMark(
                [
                  format.period(cohort.key),
                  t("cohort.within", { count: month, shown: format.number(month) }),
                ],
                {
                  kind: "cohort",
                  step,
                  key: cohort.key,
                  months: month,
                },
              ),
    };
  };
  const leads = [t("cohort.created"), t("cohort.open"), t("cohort.won")];
  const columns = months.map((month) => t("cohort.month", { month: format.number(month) }));
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <SegmentedControl
            aria-label={t("cohort.step")}
            value={step}
            onChange={(next) => setView({ step: next })}
            data={(["month", "quarter"] as const).map((value) => ({ value, label: t(`cohort.by.${value}`) }))}
          />
          {answer.data && (
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: [t("cohort.corner"), ...leads, ...columns],
                rows: cohorts.map((cohort) => [
                  format.period(cohort.key),
                  ...[cohort.created, cohort.open, cohort.won].map((value) => format.number(value)),
                  ...cohort.cells.map((found) =>
                    found ? format.percent(found.won / cohort.created, 1) : "",
                  ),
                ]),
              }}
            />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <HeatTable
          caption={title}
          corner={t("cohort.corner")}
          leads={leads}
          columns={columns}
          rows={cohorts.map((cohort) => ({
            key: cohort.key,
            name: format.period(cohort.key),
            lead: [
              count(cohort, null, cohort.created),
              count(cohort, "open", cohort.open),
              count(cohort, "won", cohort.won),
            ],
            cells: months.map((month) => cell(cohort, month)),
          }))}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}
