/** The import, from files to the change set: what is read, as what, with which new names, and what comes of it. */
import { Modal } from "@mantine/core";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { shell } from "../../bridge.ts";
import { toastError } from "../../components/toasts.tsx";
import { cancelJob } from "../../state/jobs.ts";
import { useCommand } from "../../state/useCommand.ts";
import classes from "./ImportDialog.module.css";
import { ImportBody } from "./parts/ImportBody.tsx";
import { ImportFooter } from "./parts/ImportFooter.tsx";
import { Steps } from "./parts/Steps.tsx";
import { useDialogKeys } from "./parts/useDialogKeys.ts";
import { usePaste } from "./parts/usePaste.ts";
import { useImportFlow } from "./state/importFlow.ts";
import { useFlowSteps } from "./state/useFlowSteps.ts";
import { useNothingNew } from "./state/useNothingNew.ts";
import { useStraightToCheck } from "./state/useStraightToCheck.ts";
import { useImportRuns } from "./state/useImportRuns.ts";

const addBlock = (path: string): void => useImportFlow.getState().add([path]);

interface Props {
  /** Empty where the dialog shall ask for files. */
  paths: string[];
  onClose: () => void;
}

export default function ImportDialog({ paths, onClose }: Props) {
  const { t } = useTranslation("imports");
  const flow = useFlowSteps();
  const runs = useImportRuns(flow);
  useStraightToCheck();
  useNothingNew(runs.check);
  const addFiles = useChosenFiles(paths, onClose);
  const reached = useImportFlow((state) => state.reached);

  const leave = () => {
    for (const id of runs.runningIds) cancelJob(id);
    onClose();
  };
  const back = () => {
    if (runs.run.state === "running") return runs.run.id ? cancelJob(runs.run.id) : undefined;
    if (runs.run.state === "done" || flow.step === "file") return leave();
    flow.back();
  };
  const sheet = useDialogKeys({ onEnter: () => runs.goOn(flow.next), onEscape: back });
  // What stands behind the dialog is not to be undone unseen.
  useCommand("undo", () => void document.execCommand("undo"));
  useCommand("redo", () => void document.execCommand("redo"));
  useCommand("import", () => void addFiles());
  usePaste(runs.run.state === "idle" ? addBlock : null);

  if (flow.files.length === 0) return null;
  const locked = runs.run.state !== "idle";
  return (
    <Modal.Root
      opened
      onClose={leave}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="100%"
      yOffset={24}
      xOffset={24}
      padding={0}
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content data-testid="import-dialog">
        <div ref={sheet} className={classes.sheet}>
          <div className={classes.header}>
            <Modal.Title className={classes.title}>{t("dialog.title")}</Modal.Title>
            <Steps
              step={flow.step}
              reached={reached}
              locked={locked}
              done={runs.run.state === "done"}
              onGo={(step) => useImportFlow.getState().go(step)}
            />
            <Modal.CloseButton
              data-testid="import-close"
              className={classes.close}
              aria-label={t("dialog.close")}
            />
          </div>
          <ImportBody flow={flow} runs={runs} onAdd={() => void addFiles()} onClose={leave} />
          {runs.run.state === "idle" && <ImportFooter flow={flow} runs={runs} onBack={back} />}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The files given, more of them when more are dropped, and those chosen in the system's dialog. */
function useChosenFiles(paths: string[], onClose: () => void): () => Promise<void> {
  const choose = useCallback(async () => {
    try {
      useImportFlow.getState().add(await shell("chooseImportFiles"));
    } catch (error) {
      toastError(error);
    }
    if (useImportFlow.getState().files.length === 0) onClose();
  }, [onClose]);
  useEffect(() => () => useImportFlow.getState().reset(), []);
  const none = useImportFlow((state) => state.files.length === 0);
  const had = useRef(false);
  useEffect(() => {
    // The last file was taken out: there is nothing left to do here.
    if (none && had.current) onClose();
    had.current = !none;
  }, [none, onClose]);
  useEffect(() => {
    if (paths.length > 0) useImportFlow.getState().add(paths);
    else void choose();
  }, [paths, choose]);
  return choose;
}
