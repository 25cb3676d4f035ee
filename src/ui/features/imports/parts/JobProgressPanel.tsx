import { Button, Progress } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cancelJob, type Job } from "../../../state/jobs.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { addMark, type Mark, paceOf, roundedSeconds } from "../model/progress.ts";
import classes from "./JobProgressPanel.module.css";

interface Props {
  title: string;
  /** Null until the engine has named the job. */
  job: Job | null;
  id: string | null;
  note?: string;
}

/** Phase, bar, rows, rate and time left of a running job, with the button that ends it. */
export function JobProgressPanel({ title, job, id, note }: Props) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const progress = job?.progress ?? null;
  const [marks, setMarks] = useState<Mark[]>([]);
  useEffect(() => {
    if (!progress) return;
    const { phase, done, total } = progress;
    setMarks((before) => addMark(before, { at: performance.now(), phase, done, total: total ?? null }));
  }, [progress]);
  const { rate, secondsLeft, share } = paceOf(marks);
  const left = secondsLeft === null ? null : roundedSeconds(secondsLeft);
  // Without a total the writing tells its steps: they are no rows.
  const isOfRows = progress && (progress.phase === "reading" || progress.total !== undefined);
  const counted = (count: number) => ({ count, shown: format.number(count) });
  const facts = isOfRows && [
    progress.total === undefined
      ? t("progress.rows", counted(progress.done))
      : t(isEstimate(progress) ? "progress.ofAbout" : "progress.of", {
          done: format.number(progress.done),
          ...counted(progress.total),
        }),
    rate !== null && t("progress.rate", counted(Math.round(rate))),
    left !== null && t(`progress.${left.unit}`, { count: left.count }),
  ];
  return (
    <section className={classes.panel} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.phase} aria-live="polite">
        {progress ? t(`progress.phase.${progress.phase}`) : t("progress.starting")}
      </p>
      <Progress.Root size="sm" transitionDuration={120}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          animated={share === null}
          aria-label={t("progress.label")}
        />
      </Progress.Root>
      <p className={classes.facts}>{facts ? facts.filter(Boolean).join(" · ") : "\u00a0"}</p>
      <div className={classes.actions}>
        <Button variant="default" disabled={id === null} onClick={() => id && cancelJob(id)}>
          {t("progress.cancel")}
        </Button>
        {note && <span className={classes.note}>{note}</span>}
      </div>
    </section>
  );
}

/** While a file is read, how many rows it has is told by how long those so far were. */
function isEstimate({
  phase,
  done,
  total,
}: {
  phase: string;
  done: number;
  total?: number | undefined;
}): boolean {
  return phase === "reading" && total !== undefined && done < total;
}
