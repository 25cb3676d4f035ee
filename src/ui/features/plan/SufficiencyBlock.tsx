import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { verdictOf, type VerdictWords, verdictWords } from "../../presenters/plan.ts";
import { shiftPeriod } from "../../presenters/periods.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { BasisTable } from "./BasisTable.tsx";
import classes from "./SufficiencyBlock.module.css";
import { SufficiencyFigures } from "./SufficiencyFigures.tsx";
import { TargetBarView } from "./TargetBarView.tsx";
import { usePlanView } from "./usePlanView.ts";

interface SufficiencyBlockProps {
  person: string;
  period: string;
  chance: number;
  /** A past day that is shown. */
  asOf: Day | null;
}

/** Whether the funnel is enough for the target, what to do about it, and what says so. */
export function SufficiencyBlock({ person, period, chance, asOf }: SufficiencyBlockProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const answer = useCall("plan.sufficiency", { person, period, chance, ...(asOf ? { asOf } : {}) });
  const plan = answer.data;
  if (answer.isError || !plan)
    return (
      <Block title={t("enough.title")}>
        {answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />}
      </Block>
    );
  const words = verdictWords(plan, period, chance, format);
  const verdict = verdictOf(plan);
  const left = t("enough.left", { count: plan.daysLeft, days: format.number(plan.daysLeft) });
  return (
    <div className={classes.grid}>
      <Block
        title={t(`verdict.title.${verdict === "kept" ? "needed" : verdict}`, words)}
        subtitle={[words.name, words.period, left].join(" · ")}
      >
        <div className={classes.body} data-verdict={verdict}>
          <TargetBarView plan={plan} />
          <SufficiencyFigures plan={plan} period={period} words={words} />
          <Advice verdict={verdict} period={period} words={words} />
        </div>
      </Block>
      <BasisTable plan={plan} period={period} asOf={asOf} />
    </div>
  );
}

interface AdviceProps {
  verdict: ReturnType<typeof verdictOf>;
  period: string;
  words: VerdictWords;
}

/** What follows from the verdict, and the way there. */
function Advice({ verdict, period, words }: AdviceProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const go = useWindow((state) => state.go);
  const [, setView] = usePlanView();
  const next = shiftPeriod(period, 1);
  return (
    <p className={classes.advice}>
      <span>{t(`verdict.advice.${verdict}`, { ...words, next: format.period(next) })}</span>
      {verdict === "noTarget" ? (
        <Button size="compact-sm" variant="default" onClick={() => go("targets")}>
          {t("toTargets")}
        </Button>
      ) : verdict === "needed" || verdict === "kept" || verdict === "tooFew" ? null : (
        <Button size="compact-sm" variant="default" onClick={() => setView({ period: next })}>
          {t("showPeriod", { period: format.period(next) })}
        </Button>
      )}
    </p>
  );
}
