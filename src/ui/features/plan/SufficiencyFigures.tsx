import { useTranslation } from "react-i18next";
import { KeyFigure } from "../../components/KeyFigure.tsx";
import {
  isOver,
  lackingOf,
  newDealsFigure,
  perWeekRange,
  type Sufficiency,
  type VerdictWords,
} from "../../presenters/plan.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useOpenPeriodDeals } from "../home/useOpenPeriodDeals.ts";
import classes from "./SufficiencyBlock.module.css";

type Figure = "target" | "won" | "expected" | "lacking" | "odds" | "newDeals";

interface SufficiencyFiguresProps {
  plan: Sufficiency;
  period: string;
  words: VerdictWords;
}

/** The person's period in six figures; those of the bar carry its colours. */
export function SufficiencyFigures({ plan, period, words }: SufficiencyFiguresProps) {
  const { t } = useTranslation(["plan", "home"]);
  const format = useFormat();
  const open = useOpenPeriodDeals(period);
  const { person, targetMinor, wonMinor, openMinor, openDeals, expectedMinor, pTarget } = plan;
  const whose = { kind: "owner", value: person.id } as const;
  const lacking = lackingOf(plan);
  const over = isOver(plan);
  const figure = (
    name: Figure,
    value: string | null,
    { note, onOpen }: { note?: string | undefined; onOpen?: (() => void) | undefined } = {},
  ) => (
    <KeyFigure
      name={name}
      label={t(`figure.${name}`)}
      icon={
        name === "odds" || name === "newDeals" ? undefined : (
          <span className={classes.swatch} data-of={name} aria-hidden />
        )
      }
      value={value}
      note={note}
      definition={t(`define.${name}`)}
      onOpen={onOpen}
      openLabel={onOpen && t("home:showDeals")}
    />
  );
  const range = perWeekRange(plan, format);
  const shown = newDealsFigure(plan);
  return (
    <section className={classes.figures} aria-label={t("figures")}>
      {figure("target", targetMinor === null ? null : format.moneyShortUnit(targetMinor), {
        note: targetMinor === null ? t("home:note.noTarget") : undefined,
      })}
      {figure("won", format.moneyShortUnit(wonMinor), {
        note: targetMinor
          ? t("home:note.ofTarget", { share: format.percent(wonMinor / targetMinor) })
          : undefined,
        onOpen: wonMinor > 0 ? () => open(whose, "won") : undefined,
      })}
      {!over &&
        figure("expected", expectedMinor === null ? null : format.moneyShortUnit(expectedMinor), {
          note:
            openDeals === 0
              ? t("home:note.noOpen")
              : t("home:note.dueDeals", {
                  count: openDeals,
                  shown: format.number(openDeals),
                  money: format.moneyShort(openMinor),
                }),
          onOpen: openDeals === 0 ? undefined : () => open(whose, "open"),
        })}
      {lacking !== null &&
        figure("lacking", format.moneyShortUnit(Math.max(0, lacking)), {
          note: lacking < 0 ? t("home:note.more", { money: format.moneyShort(-lacking) }) : undefined,
        })}
      {!over && targetMinor !== null && (
        <>
          {figure("odds", pTarget === null ? null : format.percent(pTarget), {
            note: pTarget === null ? t("home:note.few") : undefined,
          })}
          {figure("newDeals", shown === "needed" ? words.rate : t(`newDeals.${shown}`), {
            note: [shown === "needed" ? range : null, t("lately", { recent: words.recent })]
              .filter(Boolean)
              .join(" · "),
          })}
        </>
      )}
    </section>
  );
}
