import { Button, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CoachingFinding } from "../../../contract/coaching.ts";
import { chanceText, effectPlace } from "../../presenters/coaching.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageNames } from "../../state/useStageNames.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./Findings.module.css";
import { useSay } from "./useSay.ts";
import type { Talk } from "./useTalk.ts";

interface FindingsProps {
  name: string;
  findings: readonly CoachingFinding[];
  talk: Talk;
}

/** Ranked: what the deals show, how sure it is, what it costs, and the step to agree. */
export function Findings({ name, findings, talk }: FindingsProps) {
  return (
    <ol className={classes.findings}>
      {findings.map((finding) => (
        <Finding key={`${finding.kind} ${finding.stageId}`} name={name} finding={finding} talk={talk} />
      ))}
    </ol>
  );
}

function Finding({ name, finding, talk }: { name: string; finding: CoachingFinding; talk: Talk }) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const say = useSay();
  const names = useStageNames();
  const openList = useWindow((state) => state.openList);
  const { kind, stageId, certainty, falseRate, deals, counted, n, advice } = finding;
  const kindName = t(`kind.${kind}`);
  const stage = names.stage(finding);
  const clearOut = say.clearOut(finding);
  const open = (which: "counted" | "touched" | "dead", ids: readonly string[]) =>
    openList({
      title: t(`list.${which}`, { name, kind: stage ? `${kindName}, ${stage}` : kindName }),
      filter: { ids: [...ids] },
    });
  const onAgenda = talk.open?.steps.some((step) => step.kind === kind && step.stageId === stageId) ?? false;
  const addStep = () =>
    void talk.add({
      kind,
      ...(stageId ? { stage: stageId } : {}),
      text: say.advice(finding, name),
      deals: advice.deals.map(({ id }) => id),
    });

  return (
    <li className={classes.finding} data-finding={stageId ? `${kind} ${stageId}` : kind}>
      <div className={classes.main}>
        <h3 className={classes.sentence}>{say.finding(finding)}</h3>
        <div className={classes.sure}>
          <IntervalBar finding={finding} />
          <span>{say.effect(finding)}</span>
          <Tooltip label={t("mayBeChance", { rate: chanceText(falseRate, format) })} withArrow>
            <span className={classes.certainty}>{t(`certainty.${certainty}`)}</span>
          </Tooltip>
          <button type="button" className={classes.link} onClick={() => open("counted", counted)}>
            {t("counted", { count: n, shown: format.number(n) })}
          </button>
        </div>
      </div>
      <div className={classes.money}>
        <span className={classes.stake}>{say.stake(finding)}</span>
        {deals.length > 0 && (
          <button type="button" className={classes.link} onClick={() => open("touched", deals)}>
            {t("touched", { count: deals.length, shown: format.number(deals.length) })}
          </button>
        )}
      </div>
      <div className={classes.step}>
        <div className={classes.advice}>
          <span className={classes.stepLabel}>{t("step")}</span>
          {say.advice(finding, name)}
        </div>
        <Button size="compact-sm" variant="default" disabled={onAgenda || talk.busy} onClick={addStep}>
          {t(onAgenda ? "added" : "addStep")}
        </Button>
        {clearOut !== null && (
          <button type="button" className={classes.link} onClick={() => open("dead", advice.dead.ids)}>
            {clearOut}
          </button>
        )}
        {advice.deals.length > 0 && (
          <ul className={classes.deals}>
            {advice.deals.map((deal) => (
              <NamedDeal key={deal.id} deal={deal} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function NamedDeal({ deal }: { deal: CoachingFinding["advice"]["deals"][number] }) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  const openDeal = useWindow((state) => state.openDeal);
  return (
    <li>
      <button type="button" className={classes.deal} onClick={() => openDeal(deal.id)}>
        <span className={classes.dealName}>{deal.name}</span>
        <span className={classes.quiet}>
          {[deal.account, names.stage(deal), t("inStage", { days: format.days(deal.daysInStage) })]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className={classes.amount}>
          {deal.amountMinor === null ? "" : format.moneyShort(deal.amountMinor)}
        </span>
      </button>
    </li>
  );
}

/** The difference with its 95% interval about no difference. The words beside it say the same. */
function IntervalBar({ finding }: { finding: CoachingFinding }) {
  const { low, width, at } = effectPlace(finding);
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.zero} />
      <span className={classes.whisker} style={{ left: `${low}%`, width: `${width}%` }} />
      <span className={classes.dot} style={{ left: `${at}%` }} />
    </span>
  );
}
