import { useTranslation } from "react-i18next";
import { KeyFigure } from "../../components/KeyFigure.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import type { FunnelMark } from "../../../contract/measures.ts";
import { yearBefore } from "../../presenters/timeViews.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./KeyFigures.module.css";
import { useAsked } from "./useAsked.ts";
import { useOpenMark } from "./useOpenDeals.ts";

/** Pace and patience over the last twelve months, in five figures; each opens its deals. */
export function TimeFigures() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const openMark = useOpenMark();
  const asked = useAsked();
  const today = useCall("file.info", {}).data?.today;
  const window = yearBefore(asked.asOf ?? today);
  const answer = useCall("funnel.measures", { ...asked, ...window }, { enabled: window !== undefined });
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data || !window) return <Loading rows={2} />;
  const { velocity, ageing, slip, pushes, periods } = answer.data;
  const few = (n: number) => t("funnel:note.few", { n: format.number(n) });
  const share = ({ low, high, n }: typeof slip.share) =>
    t("funnel:note.interval", { interval: format.interval(low ?? 0, high ?? 1), n: format.number(n) });
  const figure = (
    name: "velocity" | "age" | "stalled" | "slip" | "pushes",
    value: string | null,
    note: string,
    count: number,
    mark: FunnelMark | null,
  ) => (
    <KeyFigure
      key={name}
      name={name}
      label={t(`figure.${name}`)}
      value={value}
      note={note}
      definition={t(`define.${name}`)}
      openLabel={t("show")}
      onOpen={count === 0 || mark === null ? undefined : () => openMark(t(`figure.${name}`), mark)}
    />
  );
  const [first, last] = [periods[0], periods.at(-1)];
  return (
    <section className={classes.figures} data-few aria-label={t("figures")}>
      {figure(
        "velocity",
        velocity.minorPerDay === null ? null : format.moneyShortUnit(velocity.minorPerDay),
        velocity.minorPerDay === null ? few(answer.data.winRate.n) : t("note.perDay"),
        answer.data.winRate.count,
        { kind: "closed", outcome: "won", ...window },
      )}
      {figure(
        "age",
        ageing.days.median === null ? null : format.days(ageing.days.median),
        ageing.days.median === null
          ? few(ageing.days.n)
          : t("funnel:note.quartiles", {
              count: ageing.days.p75 ?? 0,
              p25: format.number(ageing.days.p25 ?? 0),
              p75: format.number(ageing.days.p75 ?? 0),
              n: format.number(ageing.days.n),
            }),
        0,
        null,
      )}
      {figure(
        "stalled",
        format.number(ageing.stalled),
        t("note.ofJudged", {
          money: format.moneyShortUnit(ageing.stalledMinor),
          judged: format.number(ageing.judged),
        }),
        ageing.stalled,
        { kind: "stalled" },
      )}
      {figure(
        "slip",
        slip.share.value === null ? null : format.percent(slip.share.value, 1),
        slip.share.value === null ? few(slip.share.n) : share(slip.share),
        slip.share.count,
        first && last ? { kind: "forecast", outcome: "slipped", from: first.from, to: last.to } : null,
      )}
      {figure(
        "pushes",
        pushes.meanPerDeal === null ? null : format.number(pushes.meanPerDeal, 2),
        pushes.meanPerDeal === null
          ? few(pushes.twiceOrMore.n)
          : t("note.twice", {
              share: format.percent(pushes.twiceOrMore.value ?? 0),
              n: format.number(pushes.twiceOrMore.n),
            }),
        pushes.twiceOrMore.count,
        { kind: "pushed", atLeast: 2, ...window },
      )}
    </section>
  );
}
