import { useTranslation } from "react-i18next";
import type { CoachingFinding, CoachingStakes } from "../../../contract/coaching.ts";
import type { ReviewStep } from "../../../contract/reviews.ts";
import { effectText, levelText, saying, stakesShown } from "../../presenters/coaching.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageNames } from "../../state/useStageNames.ts";

/** The sentences of findings, steps and levels in the language shown. */
export function useSay() {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  return {
    finding: (finding: CoachingFinding): string => {
      const { key, values } = saying({ ...finding, stage: names.stage(finding) }, format);
      return t(`say.${key}`, values);
    },
    effect: (finding: CoachingFinding): string => {
      const { key, values } = effectText(finding, format);
      return t(`effect.${key}`, values);
    },
    stake: ({ moneyMinor, stake }: CoachingFinding): string =>
      moneyMinor > 0 ? t(`stake.${stake}`, { money: format.moneyShortUnit(moneyMinor) }) : t("none"),
    /** Each kind for itself. */
    stakes: (stakes: CoachingStakes): string =>
      stakesShown(stakes)
        .map(({ stake, moneyMinor }) => t(`stake.${stake}`, { money: format.moneyShortUnit(moneyMinor) }))
        .join(t("stakesJoin")),
    /** The deals that are past working on; null where there are none. */
    clearOut: ({ advice: { dead } }: CoachingFinding): string | null =>
      dead.ids.length === 0
        ? null
        : t(dead.overDays === null ? "clearOut.several" : "clearOut.stage", {
            count: dead.ids.length,
            shown: format.number(dead.ids.length),
            days: format.days(dead.overDays ?? 0),
          }),
    advice: (finding: CoachingFinding, name: string): string =>
      t(`advice.${finding.advice.code}`, {
        stage: names.stage(finding) ?? "",
        name,
        perWeek: format.number(finding.advice.perWeek ?? 0, 1),
      }),
    /** How the measure stood when the step was agreed, and how it has been since. */
    progress: ({ kind, before, since }: ReviewStep): string | null => {
      if (!kind || !before) return null;
      const then = t("talk.agreed", { level: levelText(kind, before.own, format) });
      if (!since) return then;
      const n = format.number(since.n);
      const now =
        since.n < since.needed
          ? t("talk.sinceFew", { n })
          : t("talk.since", { level: levelText(kind, since.own, format), n });
      return `${then}, ${now}`;
    },
  };
}
