import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stepOf } from "../model/blockers.ts";
import { useImportFlow } from "../state/importFlow.ts";
import type { FlowSteps, Held } from "../state/useFlowSteps.ts";
import type { ImportRuns } from "../state/useImportRuns.ts";
import classes from "./ImportFooter.module.css";
import { useBlockerSentence } from "./useBlockerSentence.ts";
import { useStartWords } from "./useStartWords.ts";

/** What keeps the import from going on, and the way on and back. */
export function ImportFooter({
  flow,
  runs,
  onBack,
}: {
  flow: FlowSteps;
  runs: ImportRuns;
  onBack: () => void;
}) {
  const { t } = useTranslation("imports");
  const held = flow.held[0];
  const reading = held?.blocker.kind === "reading";
  const active = useImportFlow((state) => state.active);
  const seen = held !== undefined && held.file.path === active && flow.step === stepOf(held.blocker);
  const nothing = flow.inspections.length === 0 && !reading;
  const startWords = useStartWords(runs);
  return (
    <div className={classes.footer}>
      <p
        className={classes.words}
        aria-live="polite"
        data-held={(held !== undefined && !reading) || undefined}
      >
        {seen && !reading ? (
          t("dialog.settle")
        ) : held ? (
          <HeldBy held={held} several={flow.files.length > 1} />
        ) : nothing ? (
          t("blocker.noFile")
        ) : (
          t("dialog.keys")
        )}
      </p>
      <Button variant="default" onClick={onBack}>
        {flow.step === "file" ? t("dialog.cancel") : t("dialog.back")}
      </Button>
      {flow.step === "check" ? (
        <Button disabled={!runs.canStart} onClick={() => runs.goOn(flow.next)} data-testid="import-start">
          {startWords}
        </Button>
      ) : (
        <Button
          disabled={nothing}
          loading={reading}
          onClick={() => runs.goOn(flow.next)}
          data-testid="import-next"
        >
          {t("dialog.next")}
        </Button>
      )}
    </div>
  );
}

function HeldBy({ held, several }: { held: Held; several: boolean }) {
  const { t } = useTranslation("imports");
  const sentence = useBlockerSentence(held.file.inspection?.table ?? "deals")(held.blocker);
  return several ? t("blocker.inFile", { file: held.file.name, sentence }) : sentence;
}
