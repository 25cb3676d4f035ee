import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import {
  type Capacity,
  LEAST_CHANCE,
  mostPressing,
  supplyRows,
  takesHours,
} from "../../presenters/supply.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import { Learning } from "./Learning.tsx";
import { type SupplyCellView, SupplyTable } from "./SupplyTable.tsx";
import classes from "./SupplyTable.module.css";
import { useForecastFilter } from "./useForecastAsked.ts";

const columns = ["role", "month", "p10", "p50", "p90", "mean", "sure", "available", "short", "idle"] as const;

/** Hours by role and month that deliveries take, beside those that there are. */
export function CapacitySection() {
  const { t } = useTranslation(["forecast", "funnel"]);
  const format = useFormat();
  const line = useFilterLine();
  const answer = useCall("forecast.capacity", { filter: useForecastFilter() }, { keepPrevious: false });
  const capacity = answer.data ?? [];
  const rows = supplyRows(capacity, takesHours);
  const worst = mostPressing(capacity, ({ pShort }) => pShort);
  const title = worst
    ? t("capacity.worst", {
        role: worst.role,
        month: format.period(worst.month),
        chance: format.percent(worst.pShort ?? 0),
      })
    : t("capacity.title");
  const subtitle = [t("supply.counted"), line ?? t("funnel:counted.unfiltered")].join(" · ");
  const hours = (value: number): string => format.number(value);
  const share = (value: number | null): string => (value === null ? "" : format.percent(value));
  const cell = (one: Capacity): SupplyCellView => {
    const { month, hoursP10, hoursP50, hoursP90, hoursMean, sureHours, availableHours, pShort, pIdle } = one;
    return {
      month,
      figure: hours(hoursP50),
      range: `${hours(hoursP10)}–${hours(hoursP90)}`,
      notes: [
        ...(availableHours === null
          ? []
          : [{ text: t("capacity.available", { hours: hours(availableHours) }) }]),
        ...((pShort ?? 0) >= LEAST_CHANCE
          ? [{ text: t("capacity.short", { chance: share(pShort) }), tone: "short" as const }]
          : []),
        ...((pIdle ?? 0) >= LEAST_CHANCE
          ? [{ text: t("capacity.idle", { chance: share(pIdle) }), tone: "idle" as const }]
          : []),
      ],
      hint: t("capacity.hint", {
        p50: hours(hoursP50),
        p10: hours(hoursP10),
        p90: hours(hoursP90),
        mean: hours(hoursMean),
        sure: hours(sureHours),
      }),
      deals: one.deals,
    };
  };
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        rows.length > 0 && (
          <CopyTable
            table={{
              title: `${title}. ${subtitle}`,
              header: columns.map((name) => t(`capacity.column.${name}`)),
              rows: rows.flatMap(({ cells }) =>
                cells.map((one) => [
                  one.role,
                  one.month,
                  ...[one.hoursP10, one.hoursP50, one.hoursP90, one.hoursMean, one.sureHours].map(hours),
                  one.availableHours === null ? "" : hours(one.availableHours),
                  share(one.pShort),
                  share(one.pIdle),
                ]),
              ),
            }}
          />
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Learning />
      ) : rows.length === 0 ? (
        <p className={classes.nothing}>{t("capacity.none")}</p>
      ) : (
        <SupplyTable
          caption={t("capacity.title")}
          corner={t("capacity.role")}
          rows={rows.flatMap(({ id, cells }) =>
            cells[0] ? [{ id, name: cells[0].role, note: t("capacity.unit"), cells: cells.map(cell) }] : [],
          )}
        />
      )}
    </Block>
  );
}
