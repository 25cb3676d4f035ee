import { Button } from "@mantine/core";
import { CircleCheck, Redo2, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportResult } from "../../../../contract/importing.ts";
import { useAct, useCall } from "../../../state/engine.ts";
import { useCommand } from "../../../state/useCommand.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { showDealsOf } from "../state/showDealsOf.ts";
import { Counts } from "./Counts.tsx";
import classes from "./DonePanel.module.css";
import { IssueList } from "./IssueList.tsx";
import { StepHeading } from "./StepHeading.tsx";

/** What the import did, with the way back and the way on. */
export function DonePanel({ result, onClose }: { result: ImportResult; onClose: () => void }) {
  const { t } = useTranslation(["imports", "review"]);
  const format = useFormat();
  const touched = result.added + result.changed + result.closed;
  const files = useImportFlow((flow) => flow.files.filter((file) => file.inspection && !file.error).length);
  const job = useImportFlow((flow) => flow.run?.job ?? null);
  const { undone, toggle, busy } = useUndone(result.changeSet);
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => show.current?.focus(), []);
  const title =
    result.changeSet === null
      ? t(result.noted > 0 ? "run.noted" : "run.nothing")
      : undone
        ? t("run.doneUndone")
        : t("run.done");
  return (
    <div className={classes.panel} data-alone={result.issueCount === 0 || undefined}>
      <div className={classes.title}>
        {!undone && <CircleCheck size={18} aria-hidden className={classes.sign} />}
        <div role="status">
          <StepHeading title={title}>
            {result.noted > 0
              ? t("run.notedFor", { count: result.noted })
              : !undone && result.changeSet !== null && t("run.doneFiles", { count: files })}
          </StepHeading>
        </div>
      </div>
      <Counts result={result} />
      {!undone && result.closed > 0 && (
        <p className={classes.closed}>
          {t("review:done.closed", { count: result.closed, shown: format.number(result.closed) })}
        </p>
      )}
      <div className={classes.actions}>
        {!undone && result.changeSet !== null && (
          <Button ref={show} onClick={() => showFunnel(onClose)}>
            {t("run.show")}
          </Button>
        )}
        {!undone && result.changeSet !== null && touched > 0 && (
          <Button
            variant="default"
            onClick={() => {
              showDealsOf(result.changeSet ?? "");
              onClose();
            }}
          >
            {t("review:done.deals")}
          </Button>
        )}
        {result.changeSet !== null && (
          <Button
            variant="default"
            data-testid="import-undo"
            loading={busy}
            leftSection={undone ? <Redo2 size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
            onClick={toggle}
          >
            {undone ? t("run.redo") : t("run.undo")}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t("run.close")}
        </Button>
      </div>
      {result.issueCount > 0 && (
        <div className={classes.issues}>
          <IssueList result={result} job={job} />
        </div>
      )}
    </div>
  );
}

/** Undone or not is the file's to say: it may be undone and redone by keyboard too. */
function useUndone(changeSet: string | null) {
  const list = useCall("history.changeSets", { limit: 100 }, { enabled: changeSet !== null }).data;
  const undo = useAct("history.undo");
  const redo = useAct("history.redo");
  const [fallback, setFallback] = useState(false);
  const known = list?.find(({ id }) => id === changeSet);
  const undone = known ? !known.active : fallback;
  const toggle = () => {
    if (changeSet === null) return;
    const act = undone ? redo : undo;
    act.mutate({ changeSet }, { onSuccess: () => setFallback(!undone) });
  };
  useCommand("undo", () => undone || toggle(), changeSet !== null);
  useCommand("redo", () => !undone || toggle(), changeSet !== null);
  return { undone, toggle, busy: undo.isPending || redo.isPending };
}

/** All that was imported, not what a filter leaves of it; Back brings the filter back. */
function showFunnel(onClose: () => void): void {
  const { goTo, address } = useWindow.getState();
  goTo({
    ...address(),
    screen: "funnel",
    filter: {},
    search: "",
    period: null,
    asOf: null,
    list: null,
    deal: null,
  });
  onClose();
}
