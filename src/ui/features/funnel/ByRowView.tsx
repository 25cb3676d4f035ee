import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DealState } from "../../../contract/common.ts";
import { closedDeals, FEW } from "../../presenters/funnel.ts";
import type { Dimension } from "../../presenters/narrow.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./ByTable.module.css";
import type { ByRow } from "./byColumns.ts";
import { useNarrowed } from "./useNarrowed.ts";
import { useOpenDeals } from "./useOpenDeals.ts";

/** One group: its counts are buttons to their deals. */
export function ByRowView({ row, dimension, name }: { row: ByRow; dimension: Dimension; name: string }) {
  const { t } = useTranslation(["funnel", "common"]);
  const format = useFormat();
  const narrow = useNarrowed(dimension);
  const openDeals = useOpenDeals();

  const count = (value: number, state: DealState | null) => {
    const narrowed = narrow(row, state);
    const shown = format.number(value);
    if (value === 0 || narrowed === null) return shown;
    const title = state === null ? name : ([name, t(`common:state.${state}`)] as [string, string]);
    return (
      <button
        type="button"
        className={classes.open}
        aria-label={`${state === null ? name : `${name}, ${t(`common:state.${state}`)}`}: ${t("showDeals", { count: value, shown })}`}
        onClick={() => openDeals(title, narrowed)}
      >
        {shown}
      </button>
    );
  };

  const size = row.wonSizeMinor.mean;
  return (
    <tr>
      <th scope="row" className={classes.key} data-none={row.key === "" || undefined}>
        {name}
      </th>
      <td>{count(row.created, null)}</td>
      <td>{count(row.open, "open")}</td>
      <td title={format.moneyUnit(row.openMinor)}>{format.moneyShort(row.openMinor)}</td>
      <td>{count(row.won, "won")}</td>
      <td title={format.moneyUnit(row.wonMinor)}>{format.moneyShort(row.wonMinor)}</td>
      <td>{count(row.lost, "lost")}</td>
      <td>
        <WinRate row={row} />
      </td>
      <td>
        <Cycle row={row} />
      </td>
      <td>{size === null ? "" : format.moneyShort(size)}</td>
    </tr>
  );
}

function WinRate({ row }: { row: ByRow }) {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const closed = closedDeals(row);
  const n = format.number(closed);
  if (row.winRate === null || row.winRateLow === null || row.winRateHigh === null) return null;
  if (closed < FEW)
    return (
      <Tooltip label={t("by.fewHint", { n })}>
        <span className={classes.few}>{t("by.few", { n })}</span>
      </Tooltip>
    );
  const rate = format.percent(row.winRate, 1);
  return (
    <Tooltip
      label={t("by.rateHint", {
        rate,
        interval: format.interval(row.winRateLow, row.winRateHigh, 1),
        count: closed,
        shown: n,
      })}
    >
      <span className={classes.rate}>
        <span className={classes.whisker} aria-hidden>
          <span
            className={classes.range}
            style={{ left: `${row.winRateLow * 100}%`, right: `${(1 - row.winRateHigh) * 100}%` }}
          />
          <span className={classes.dot} style={{ left: `${row.winRate * 100}%` }} />
        </span>
        <span className={classes.rateText}>{rate}</span>
      </span>
    </Tooltip>
  );
}

function Cycle({ row }: { row: ByRow }) {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const { median, p25, p75, n } = row.cycleDaysWon;
  if (median === null) return null;
  const shownN = format.number(n);
  if (n < FEW) return <span className={classes.few}>{t("by.few", { n: shownN })}</span>;
  return (
    <Tooltip
      label={t("by.cycleHint", {
        count: p75 ?? 0,
        p25: format.number(p25 ?? 0),
        p75: format.number(p75 ?? 0),
        n: shownN,
      })}
    >
      <span>{format.number(median)}</span>
    </Tooltip>
  );
}
