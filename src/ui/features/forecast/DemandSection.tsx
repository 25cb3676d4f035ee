import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import {
  type Demand,
  LEAST_CHANCE,
  mostPressing,
  needsAnything,
  needsOrder,
  supplyRows,
} from "../../presenters/supply.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import { Learning } from "./Learning.tsx";
import { type SupplyCellView, SupplyTable } from "./SupplyTable.tsx";
import classes from "./SupplyTable.module.css";
import { useForecastFilter } from "./useForecastAsked.ts";
import { useForecastView } from "./useForecastView.ts";

/** What is to be delivered month by month, or the materials that it takes, with order days and the stock. */
export function DemandSection() {
  const { t } = useTranslation(["forecast", "funnel"]);
  const format = useFormat();
  const line = useFilterLine();
  const filter = useForecastFilter();
  const [{ by }, setView] = useForecastView();
  const answer = useCall("forecast.demand", { by, filter }, { keepPrevious: false });
  const demand = answer.data ?? [];
  const rows = supplyRows(demand, needsAnything);
  const worst = mostPressing(demand, ({ pStockOut }) => pStockOut);
  const title = worst
    ? t("demand.worst", {
        name: worst.key,
        month: format.period(worst.month),
        chance: format.percent(worst.pStockOut ?? 0),
      })
    : t(`demand.title.${by}`);
  const subtitle = [t("supply.counted"), line ?? t("funnel:counted.unfiltered")].join(" · ");
  const today = useCall("file.info", {}).data?.today ?? "";
  const amount = (value: number): string => format.figure(Math.round(value * 10) / 10);
  const cell = (one: Demand): SupplyCellView => ({
    month: one.month,
    figure: amount(one.p50),
    range: `${amount(one.p10)}–${amount(one.p90)}`,
    notes: [
      ...((one.pStockOut ?? 0) >= LEAST_CHANCE
        ? [
            {
              text: t("demand.stockOut", { chance: format.percent(one.pStockOut ?? 0) }),
              tone: "short" as const,
            },
          ]
        : []),
      ...(one.orderBy !== null && needsOrder(one)
        ? [
            one.orderBy < today
              ? {
                  text: t("demand.orderPassed", { day: format.dayCell(one.orderBy) }),
                  tone: "short" as const,
                }
              : { text: t("demand.orderBy", { day: format.dayCell(one.orderBy) }) },
          ]
        : []),
    ],
    hint: t("demand.hint", {
      p50: amount(one.p50),
      p10: amount(one.p10),
      p90: amount(one.p90),
      mean: amount(one.mean),
      sure: amount(one.sure),
    }),
    deals: one.deals,
  });
  const note = ({ unit, stock, pOverStock }: Demand): string =>
    [
      unit,
      stock !== null && t("demand.stock", { stock: amount(stock) }),
      stock !== null &&
        pOverStock !== null &&
        pOverStock >= LEAST_CHANCE &&
        t("demand.overStock", { chance: format.percent(pOverStock) }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <SegmentedControl
            aria-label={t("demand.by.label")}
            value={by}
            onChange={(next) => setView({ by: next })}
            data={(["product", "material"] as const).map((value) => ({
              value,
              label: t(`demand.by.${value}`),
            }))}
          />
          {rows.length > 0 && (
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: demandColumns.map((name) => t(`demand.column.${name}`)),
                rows: rows.flatMap(({ cells }) => cells.map((one) => plainDemand(one, format))),
              }}
            />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Learning />
      ) : rows.length === 0 ? (
        <p className={classes.nothing}>{t(`demand.none.${by}`)}</p>
      ) : (
        <SupplyTable
          caption={t(`demand.title.${by}`)}
          corner={t(`demand.by.${by}`)}
          rows={rows.flatMap(({ id, cells }) =>
            cells[0] ? [{ id, name: cells[0].key, note: note(cells[0]), cells: cells.map(cell) }] : [],
          )}
        />
      )}
    </Block>
  );
}

const demandColumns = [
  "name",
  "unit",
  "month",
  "p10",
  "p50",
  "p90",
  "mean",
  "sure",
  "orderBy",
  "stock",
  "stockOut",
  "overStock",
] as const;

function plainDemand(one: Demand, format: ReturnType<typeof useFormat>): string[] {
  const share = (value: number | null): string => (value === null ? "" : format.percent(value));
  const { key, unit, month, p10, p50, p90, mean, sure, orderBy, stock, pStockOut, pOverStock } = one;
  return [
    key,
    unit ?? "",
    month,
    ...[p10, p50, p90, mean, sure].map((value) => format.figure(value)),
    orderBy ?? "",
    stock === null ? "" : format.figure(stock),
    share(pStockOut),
    share(pOverStock),
  ];
}
