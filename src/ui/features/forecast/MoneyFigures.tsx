import { useTranslation } from "react-i18next";
import { KeyFigure } from "../../components/KeyFigure.tsx";
import { dealsBehind, type ForecastMoney, moneyParts } from "../../presenters/forecast.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./MoneySection.module.css";
import { useForecastFilter } from "./useForecastAsked.ts";
import { useForecastView } from "./useForecastView.ts";

interface MoneyFiguresProps {
  money: ForecastMoney;
  period: string;
}

/** The distribution in six figures, and what it is made of: won, open, and deals that do not exist yet. */
export function MoneyFigures({ money, period }: MoneyFiguresProps) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const [, setView] = useForecastView();
  const toDeals = () => setView({ section: "deals" });
  const figure = (
    name: "p10" | "p50" | "p90" | "mean" | "target" | "chance",
    value: string | null,
    note: string,
  ) => (
    <KeyFigure
      name={name}
      label={t(`figure.${name}`)}
      value={value}
      note={note}
      definition={t(`define.${name}`)}
      {...(name === "target" || name === "chance" || money.deals === 0
        ? {}
        : { onOpen: toDeals, openLabel: t("toDeals") })}
    />
  );
  const short = format.moneyShortUnit;
  const { targetMinor, pTarget } = money;
  return (
    <>
      <section className={classes.figures} aria-label={t("figures", { period: format.period(period) })}>
        {figure("p10", short(money.p10), t("note.p10"))}
        {figure("p50", short(money.p50), t("note.p50"))}
        {figure("p90", short(money.p90), t("note.p90"))}
        {figure("mean", short(money.mean), t("note.mean"))}
        {figure(
          "target",
          targetMinor === null ? null : short(targetMinor),
          t(targetMinor === null ? "note.noTarget" : "note.target"),
        )}
        {figure(
          "chance",
          pTarget === null ? null : format.percent(pTarget),
          pTarget === null ? "" : t("note.chance"),
        )}
      </section>
      <Parts money={money} period={period} />
    </>
  );
}

/** The mean apart, the target as a line across. */
function Parts({ money, period }: MoneyFiguresProps) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const filter = useForecastFilter();
  const openList = useWindow((state) => state.openList);
  const { won, open, fresh, target } = moneyParts(money);
  const list = (state: "won" | "open", deals: number) => {
    const behind = dealsBehind(filter, state, period);
    if (deals === 0 || !behind) return {};
    return {
      openLabel: t("showDeals", { count: deals, shown: format.number(deals) }),
      onOpen: () =>
        openList({ title: t(`list.${state}`, { period: format.period(period) }), filter: behind }),
    };
  };
  const shown = (deals: number) => t("note.deals", { count: deals, shown: format.number(deals) });
  const swatch = (name: "won" | "open" | "fresh") => (
    <span className={`${classes.swatch} ${classes[name]}`} aria-hidden />
  );
  return (
    <div className={classes.parts}>
      <div className={classes.bar} aria-hidden>
        <span data-part="won" style={{ width: `${won * 100}%` }} />
        <span data-part="open" style={{ width: `${open * 100}%` }} />
        <span data-part="fresh" style={{ width: `${fresh * 100}%` }} />
        {target !== null && <span className={classes.target} style={{ left: `${target * 100}%` }} />}
      </div>
      <div className={classes.three}>
        <KeyFigure
          name="won"
          icon={swatch("won")}
          label={t("figure.won")}
          value={format.moneyShortUnit(money.wonMinor)}
          note={shown(money.wonDeals)}
          definition={t("define.won")}
          {...list("won", money.wonDeals)}
        />
        <KeyFigure
          name="open"
          icon={swatch("open")}
          label={t("figure.open")}
          value={format.moneyShortUnit(money.openMeanMinor)}
          note={shown(money.deals)}
          definition={t("define.open")}
          {...list("open", money.deals)}
        />
        <KeyFigure
          name="fresh"
          icon={swatch("fresh")}
          label={t("figure.fresh")}
          value={money.method === "model" ? format.moneyShortUnit(money.freshMeanMinor) : null}
          note={
            money.method === "model"
              ? t("note.fresh", { count: money.freshDeals, shown: format.number(money.freshDeals, 1) })
              : t("note.noFresh")
          }
          definition={t("define.fresh")}
        />
      </div>
    </div>
  );
}
