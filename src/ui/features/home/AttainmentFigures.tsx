import { useTranslation } from "react-i18next";
import { KeyFigure } from "../../components/KeyFigure.tsx";
import type { AttainmentRow, Whose } from "../../presenters/attainment.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./AttainmentFigures.module.css";
import { useOpenPeriodDeals } from "./useOpenPeriodDeals.ts";

interface AttainmentFiguresProps {
  row: AttainmentRow;
  whose: Whose;
  period: string;
  over: boolean;
}

/** The period in six figures. */
export function AttainmentFigures({ row, whose, period, over }: AttainmentFiguresProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const open = useOpenPeriodDeals(period);
  const { targetMinor, wonMinor, weightedMinor, landingMinor, openMinor, openDeals, gapMinor } = row;
  const openDue = openDeals === 0 ? undefined : () => open(whose, "open");
  const due =
    openDeals === 0
      ? t("note.noOpen")
      : t("note.dueDeals", {
          count: openDeals,
          shown: format.number(openDeals),
          money: format.moneyShort(openMinor),
        });
  const ofTarget = (minor: number): string | undefined =>
    targetMinor ? t("note.ofTarget", { share: format.percent(minor / targetMinor) }) : undefined;
  const figure = (
    name: "target" | "won" | "landing" | "gap" | "coverage" | "chance",
    value: string | null,
    note?: string,
    onOpen?: () => void,
  ) => (
    <KeyFigure
      name={name}
      label={t(`figure.${name}`)}
      value={value}
      note={note}
      definition={t(`define.${name}`)}
      onOpen={onOpen}
      openLabel={onOpen && t("showDeals")}
    />
  );
  return (
    <section className={classes.figures} aria-label={t("figures", { period: format.period(period) })}>
      {figure(
        "target",
        targetMinor === null ? null : format.moneyShortUnit(targetMinor),
        targetMinor === null ? t("note.noTarget") : undefined,
      )}
      {figure("won", format.moneyShortUnit(wonMinor), ofTarget(wonMinor), () => open(whose, "won"))}
      {!over &&
        figure(
          "landing",
          landingMinor === null ? null : format.moneyShortUnit(landingMinor),
          gapMinor === null
            ? due
            : t("note.weighted", { money: format.moneyShort(wonMinor + weightedMinor) }),
          openDue,
        )}
      {gapMinor !== null &&
        figure(
          "gap",
          gapMinor > 0 ? format.moneyShortUnit(gapMinor) : t("note.reached"),
          gapMinor < 0 ? t("note.more", { money: format.moneyShort(-gapMinor) }) : over ? undefined : due,
          over ? undefined : openDue,
        )}
      {!over && gapMinor !== null && gapMinor > 0 && (
        <>
          {figure(
            "coverage",
            row.coverage === null ? null : `${format.number(row.coverage, 1)}×`,
            row.coverageNeeded === null
              ? t("note.few")
              : t("note.needed", { needed: `${format.number(row.coverageNeeded, 1)}×` }),
            openDue,
          )}
          {figure(
            "chance",
            row.pTarget === null ? null : format.percent(row.pTarget),
            row.pTarget === null
              ? t("note.few")
              : t("note.seen", { count: row.seen.due, n: format.number(row.seen.due) }),
          )}
        </>
      )}
    </section>
  );
}
