import { useTranslation } from "react-i18next";
import type { ImportResult } from "../../../../contract/importing.ts";
import { AskStrip } from "../parts/AskStrip.tsx";
import { IssueList } from "../parts/IssueList.tsx";
import { JobProgressPanel } from "../parts/JobProgressPanel.tsx";
import { ReadPreview } from "../parts/ReadPreview.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import type { FileEntry } from "../state/fileEntry.ts";
import { ReviewTabs } from "../review/ReviewTabs.tsx";
import { Sums } from "../review/Sums.tsx";
import { useImportFlow } from "../state/importFlow.ts";
import { BaseCurrency } from "../../../state/useFormat.ts";
import type { RunState } from "../state/useRun.ts";
import classes from "./CheckStep.module.css";

interface Props {
  check: RunState;
  file: FileEntry | null;
  /** Why the import itself ended without a result. */
  notice: string | null;
}

/** The import tried out: nothing is written, everything is counted. */
export function CheckStep({ check, file, notice }: Props) {
  const { t } = useTranslation("imports");
  const again = { label: t("check.again"), run: () => void useImportFlow.getState().startCheck() };
  switch (check.state) {
    case "idle":
      // A file that was added on the way holds it up, or it is about to start.
      return <StepHeading title={t("check.heading")} />;
    case "running":
      return <JobProgressPanel title={t("check.running")} job={check.job} id={check.id} />;
    case "failed":
      return (
        <>
          <StepHeading title={t("check.failed")} />
          <AskStrip actions={[again]}>{check.message}</AskStrip>
        </>
      );
    case "cancelled":
    case "lost":
      return (
        <>
          <StepHeading title={t("check.heading")} />
          <AskStrip actions={[again]}>
            {check.state === "lost" ? t("check.lost") : t("check.cancelled")}
          </AskStrip>
        </>
      );
    case "done":
      return <Checked result={check.result} file={file} notice={notice} />;
  }
}

function Checked({
  result,
  file,
  notice,
}: {
  result: ImportResult;
  file: FileEntry | null;
  notice: string | null;
}) {
  const { t } = useTranslation("imports");
  const job = useImportFlow((flow) => flow.check?.job ?? null);
  const nothing = nothingSentence(result);
  return (
    <BaseCurrency value={result.preview?.baseCurrency ?? null}>
      <div className={classes.heading}>
        <StepHeading title={t("check.heading")} />
        <Sums result={result} />
      </div>
      {notice && <AskStrip>{notice}</AskStrip>}
      {nothing && <AskStrip>{t(nothing)}</AskStrip>}
      {job !== null && (
        <ReviewTabs
          key={job}
          job={job}
          result={result}
          issues={<IssueList result={result} job={job} mend />}
          first={file?.inspection ? <ReadPreview file={file} inspection={file.inspection} /> : null}
        />
      )}
    </BaseCurrency>
  );
}

/** What to say of an import that would change nothing; null where it would change something. */
function nothingSentence({ rows, added, changed, rejected, vanished, noted }: ImportResult) {
  if (added + changed + vanished > 0) return null;
  if (rejected === rows && rows > 0) return "check.allRejected";
  if (noted === 0) return "check.nothing";
  return rejected > 0 ? "check.noteRest" : "check.note";
}
