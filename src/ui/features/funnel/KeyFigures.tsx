import { useTranslation } from "react-i18next";
import type { DealState, FunnelSummary } from "../../../contract/common.ts";
import { KeyFigure } from "../../components/KeyFigure.tsx";
import { closedDeals, FEW } from "../../presenters/funnel.ts";
import { narrowToStates } from "../../presenters/narrow.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import classes from "./KeyFigures.module.css";
import { useOpenDeals } from "./useOpenDeals.ts";

/** The funnel in eight figures; each opens the deals that it counts. */
export function KeyFigures({ summary }: { summary: FunnelSummary }) {
  const { t } = useTranslation("funnel");
  const format = useFormat();
  const filter = useDealFilter();
  const openDeals = useOpenDeals();

  type Name = "created" | "open" | "won" | "lost" | "winRate" | "cycle" | "wonMoney" | "size";
  const figure = (
    name: Name,
    states: DealState[] | null,
    count: number,
    value: string | null,
    note?: string,
  ) => (
    <KeyFigure
      key={name}
      name={name}
      label={t(`figure.${name}`)}
      value={value}
      note={note}
      definition={t(`define.${name}`)}
      openLabel={t("showDeals", { count, shown: format.number(count) })}
      onOpen={
        count === 0
          ? undefined
          : () => openDeals(t(`figure.${name}`), states === null ? filter : narrowToStates(filter, states))
      }
    />
  );

  const { created, open, won, lost, cycleDaysWon: cycle, wonSizeMinor: size } = summary;
  const closed = closedDeals(summary);
  const money = (count: number, minor: number) =>
    count > 0 && minor === 0 ? t("note.noAmounts") : format.moneyShortUnit(minor);
  const n = (count: number) => format.number(count);
  const rate = summary.winRate !== null && closed >= FEW ? format.percent(summary.winRate, 1) : null;
  const rateNote =
    closed === 0
      ? t("note.noneClosed")
      : closed < FEW
        ? t("note.few", { n: n(closed) })
        : t("note.interval", {
            interval: format.interval(summary.winRateLow ?? 0, summary.winRateHigh ?? 1),
            n: n(closed),
          });

  return (
    <section className={classes.figures} aria-label={t("figures")}>
      {figure("created", null, created, n(created))}
      {figure("open", ["open"], open, n(open), money(open, summary.openMinor))}
      {figure("won", ["won"], won, n(won))}
      {figure("lost", ["lost"], lost, n(lost), money(lost, summary.lostMinor))}
      {figure("winRate", ["won", "lost"], closed, rate, rateNote)}
      {figure(
        "cycle",
        ["won"],
        won,
        cycle.median !== null && cycle.n >= FEW ? format.days(cycle.median) : null,
        cycle.median === null || cycle.n < FEW
          ? t(cycle.n === 0 ? "note.noneWon" : "note.few", { n: n(cycle.n) })
          : t("note.quartiles", {
              count: cycle.p75 ?? 0,
              p25: n(cycle.p25 ?? 0),
              p75: n(cycle.p75 ?? 0),
              n: n(cycle.n),
            }),
      )}
      {figure("wonMoney", ["won"], won, format.moneyShortUnit(summary.wonMinor))}
      {figure(
        "size",
        ["won"],
        won,
        size.mean === null ? null : format.moneyShortUnit(size.mean),
        size.median === null
          ? t("note.noAmounts")
          : t("note.median", { median: format.moneyShort(size.median), n: n(size.n) }),
      )}
    </section>
  );
}
