import { useTranslation } from "react-i18next";
import { Loading } from "../../../components/ScreenStates.tsx";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import type { FlowSteps } from "../state/useFlowSteps.ts";
import type { ImportRuns } from "../state/useImportRuns.ts";
import { CheckStep } from "../steps/CheckStep.tsx";
import { ColumnsStep } from "../steps/ColumnsStep.tsx";
import { FileStep } from "../steps/FileStep.tsx";
import { NamesStep } from "../steps/NamesStep.tsx";
import { DonePanel } from "./DonePanel.tsx";
import { FileList } from "./FileList.tsx";
import classes from "./ImportBody.module.css";
import { RememberProfile } from "./RememberProfile.tsx";
import { JobProgressPanel } from "./JobProgressPanel.tsx";

interface Props {
  flow: FlowSteps;
  runs: ImportRuns;
  onAdd: () => void;
  onClose: () => void;
}

export function ImportBody({ flow, runs, onAdd, onClose }: Props) {
  const active = useImportFlow((state) => state.active);
  const file = flow.files.find(({ path }) => path === active) ?? null;
  return (
    <div className={classes.body}>
      <FileList onAdd={onAdd} locked={runs.run.state !== "idle"} />
      <section
        className={classes.main}
        data-reading={(file?.reading && file.inspection !== null) || undefined}
        aria-busy={file?.reading || undefined}
      >
        {runs.run.state === "idle" ? (
          <>
            <StepOf flow={flow} runs={runs} file={file} />
            {flow.step === "check" && file && <RememberProfile file={file} />}
          </>
        ) : (
          <RunOf runs={runs} onClose={onClose} />
        )}
      </section>
    </div>
  );
}

function RunOf({ runs: { run }, onClose }: { runs: ImportRuns; onClose: () => void }) {
  const { t } = useTranslation("imports");
  if (run.state === "done") return <DonePanel result={run.result} onClose={onClose} />;
  const running = run.state === "running";
  return (
    <JobProgressPanel
      title={t("run.running")}
      job={running ? run.job : null}
      id={running ? run.id : null}
      note={t("progress.harmless")}
    />
  );
}

function StepOf({ flow, runs, file }: { flow: FlowSteps; runs: ImportRuns; file: FileEntry | null }) {
  if (flow.step === "check")
    return <CheckStep check={runs.check} file={file?.inspection ? file : null} notice={runs.notice} />;
  if (!file) return null;
  // One that can't be read has its sentence on every step.
  if (file.error && !file.inspection)
    return <FileStep key={file.path} file={file} others={flow.files.length > 1} />;
  if (!file.inspection) return <Loading />;
  switch (flow.step) {
    case "file":
      return <FileStep key={file.path} file={file} others={flow.files.length > 1} />;
    case "columns":
      return <ColumnsStep key={file.path} file={file} inspection={file.inspection} />;
    case "names":
      return <NamesStep files={flow.files} />;
  }
}
