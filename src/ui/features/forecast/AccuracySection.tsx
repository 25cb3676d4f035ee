import { Button, Progress, SegmentedControl } from "@mantine/core";
import { Play } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { backtested } from "../../../contract/forecast.ts";
import { Block } from "../../components/Block.tsx";
import { Failed } from "../../components/ScreenStates.tsx";
import { toastError } from "../../components/toasts.tsx";
import { backtestDays } from "../../presenters/backtest.ts";
import { useCall } from "../../state/engine.ts";
import { cancelJob, type Job, useJob } from "../../state/jobs.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./AccuracySection.module.css";
import { useBacktest } from "./backtestStore.ts";
import { BacktestView } from "./BacktestView.tsx";
import { useForecastView } from "./useForecastView.ts";

/** How good the forecast was: replayed on past days with only what was known by then. */
export function AccuracySection() {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const [{ step, horizon }, setView] = useForecastView();
  const info = useCall("file.info", {}).data;
  const last = useBacktest();
  const ofThisFile = info !== undefined && last.path === info.path;
  const job = useJob(ofThisFile ? last.job : null);
  const outcome = job?.outcome ?? null;
  const result = useMemo(
    () => (outcome?.state === "done" ? backtested.parse(outcome.result) : null),
    [outcome],
  );
  if (info === undefined) return null;
  const days = backtestDays(info.today, horizon);
  const start = () => {
    last.start({ ...days, step, horizon }, info).catch(toastError);
  };
  return (
    <>
      <Block
        title={t("accuracy.title")}
        subtitle={t("accuracy.subtitle", { from: format.day(days.from), to: format.day(days.to) })}
      >
        <div className={classes.choices}>
          <label className={classes.choice}>
            {t("accuracy.step.label")}
            <SegmentedControl
              aria-label={t("accuracy.step.label")}
              value={step}
              onChange={(next) => setView({ step: next })}
              data={(["week", "month", "quarter"] as const).map((value) => ({
                value,
                label: t(`accuracy.step.${value}`),
              }))}
            />
          </label>
          <label className={classes.choice}>
            {t("accuracy.horizon.label")}
            <SegmentedControl
              aria-label={t("accuracy.horizon.label")}
              value={horizon}
              onChange={(next) => setView({ horizon: next })}
              data={(["month", "quarter", "year"] as const).map((value) => ({
                value,
                label: t(`accuracy.horizon.${value}`),
              }))}
            />
          </label>
          {job && !outcome ? (
            <Running job={job} />
          ) : (
            <Button leftSection={<Play size={14} aria-hidden />} onClick={start}>
              {t("accuracy.start")}
            </Button>
          )}
        </div>
        {outcome?.state === "cancelled" && (
          <p className={classes.note} role="status">
            {t("accuracy.cancelled")}
          </p>
        )}
        {result && last.revision !== info.revision && (
          <p className={classes.note} role="status">
            {t("accuracy.changed")}
          </p>
        )}
      </Block>
      {outcome?.state === "failed" && <Failed error={new Error(outcome.error.message)} onRetry={start} />}
      {result && <BacktestView tested={result} />}
    </>
  );
}

/** How far it is, and the way to stop it. */
function Running({ job }: { job: Job }) {
  const { t } = useTranslation(["forecast", "common"]);
  const format = useFormat();
  const done = job.progress?.done ?? 0;
  const total = job.progress?.total ?? 0;
  return (
    <div className={classes.running}>
      <Progress w={160} value={total > 0 ? (100 * done) / total : 0} aria-label={t("accuracy.running")} />
      <span role="status">
        {t("accuracy.progress", { count: total, done: format.number(done), total: format.number(total) })}
      </span>
      <Button variant="default" onClick={() => cancelJob(job.job)}>
        {t("common:action.cancel")}
      </Button>
    </div>
  );
}
