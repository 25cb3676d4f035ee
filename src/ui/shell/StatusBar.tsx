import { ActionIcon, Progress, Tooltip } from "@mantine/core";
import { Check, LoaderCircle, TriangleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCall } from "../state/engine.ts";
import { cancelJob, type Job, useJobs } from "../state/jobs.ts";
import { useShell } from "../state/shellStore.ts";
import { useStatus } from "../state/statusStore.ts";
import { useFormat } from "../state/useFormat.ts";
import classes from "./StatusBar.module.css";

export function StatusBar() {
  const { t } = useTranslation("shell");
  const slots = useStatus((state) => state.slots);
  const jobs = useJobs((state) => state.jobs);
  const running = Object.values(jobs).filter((job) => job.outcome === null);
  return (
    <footer className={classes.bar} aria-label={t("status.label")}>
      <div className={classes.figures} role="status" data-testid="status-figures">
        {Object.values(slots)
          .flat()
          .map(({ label, value }) => (
            <span key={label}>
              <span className={classes.label}>{label}</span> {value}
            </span>
          ))}
      </div>
      {running.map((job) => (
        <RunningJob key={job.job} job={job} />
      ))}
      <FileState />
      <DataDay />
    </footer>
  );
}

function RunningJob({ job }: { job: Job }) {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const name = t(`status.job.${job.kind}`);
  const { progress } = job;
  const phase = progress ? t(`status.phase.${progress.phase}`) : "";
  const done = format.number(progress?.done ?? 0);
  const total = progress?.total;
  return (
    <span className={classes.job}>
      {!progress
        ? name
        : total === undefined
          ? t("status.progress", { job: name, phase, done })
          : t("status.progressOf", { job: name, phase, done, total: format.number(total) })}
      {total !== undefined && (
        <Progress
          w={96}
          size="sm"
          value={(100 * (progress?.done ?? 0)) / Math.max(1, total)}
          aria-label={name}
        />
      )}
      <ActionIcon
        size={18}
        aria-label={t("status.cancelJob", { job: name })}
        onClick={() => cancelJob(job.job)}
      >
        <X size={12} />
      </ActionIcon>
    </span>
  );
}

function FileState() {
  const { t } = useTranslation("shell");
  const busy = useShell((store) => store.state?.busy ?? null);
  const engine = useShell((store) => store.state?.engine ?? "ready");
  if (engine === "stopped")
    return (
      <span className={classes.warning} role="alert">
        <TriangleAlert size={12} aria-hidden /> {t("status.stopped")}
      </span>
    );
  if (busy || engine === "starting")
    return (
      <span className={classes.part}>
        <LoaderCircle size={12} aria-hidden /> {busy ? t(`status.working.${busy}`) : t("status.starting")}
      </span>
    );
  return (
    <Tooltip label={t("status.savedLong")}>
      <span className={classes.part}>
        <Check size={12} aria-hidden /> {t("status.saved")}
      </span>
    </Tooltip>
  );
}

function DataDay() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const info = useCall("file.info", {}).data;
  if (!info) return null;
  return (
    <span className={classes.part}>
      {info.dataDay ? t("status.dataDay", { day: format.day(info.dataDay) }) : t("status.noData")}
    </span>
  );
}
