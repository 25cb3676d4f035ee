import { Button } from "@mantine/core";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { Notice } from "../../../components/ScreenStates.tsx";
import { BlockerStrip } from "../parts/BlockerStrip.tsx";
import { Facts } from "../parts/Facts.tsx";
import { Noticed } from "../parts/Noticed.tsx";
import { RawPreview } from "../parts/RawPreview.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import { useProfileSentence } from "../parts/useProfileSentence.ts";
import { useImportFlow } from "../state/importFlow.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import classes from "./FileStep.module.css";

/** What the file is, guessed and open to correction, and its first rows as they stand in it. */
export function FileStep({ file, others }: { file: FileEntry; others: boolean }) {
  const { t } = useTranslation("imports");
  if (!file.inspection) {
    if (!file.error) return null;
    return <Unreadable file={file} others={others} />;
  }
  return (
    <>
      <Heading inspection={file.inspection} />
      {file.error && (
        <p role="alert" className={classes.error}>
          <CircleAlert size={14} aria-hidden />
          {file.error.message}
        </p>
      )}
      {file.inspection.rows === 0 && (
        <BlockerStrip blocker={{ kind: "empty" }} table={file.inspection.table} path={file.path} />
      )}
      <Facts key={file.path} file={file} inspection={file.inspection} />
      <Noticed file={file} inspection={file.inspection} />
      <h3 className={classes.sub}>{t("facts.preview")}</h3>
      <RawPreview inspection={file.inspection} />
    </>
  );
}

function Heading({ inspection }: { inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const profile = useProfileSentence(inspection);
  return <StepHeading title={t("facts.heading")}>{profile ?? t("facts.lead")}</StepHeading>;
}

function Unreadable({ file, others }: { file: FileEntry; others: boolean }) {
  const { t } = useTranslation("imports");
  return (
    <Notice
      icon={CircleAlert}
      role="alert"
      title={t("facts.failed")}
      actions={
        <>
          <Button onClick={() => useImportFlow.getState().readAgain(file.path)} loading={file.reading}>
            {t("facts.readAgain")}
          </Button>
          <Button variant="default" onClick={() => useImportFlow.getState().remove(file.path)}>
            {t("facts.leaveOut")}
          </Button>
        </>
      }
    >
      <p className={classes.sentence}>{file.error?.message}</p>
      {others && <p className={classes.sentence}>{t("facts.failedOthers")}</p>}
    </Notice>
  );
}
