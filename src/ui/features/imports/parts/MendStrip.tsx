import { Button } from "@mantine/core";
import { PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../state/useFormat.ts";
import { applyPending, dropCorrections, useImportFlow } from "../state/importFlow.ts";
import { useReview } from "../state/reviewStore.ts";
import classes from "./MendStrip.module.css";

/** What was mended by hand, and the way to try it out or to let it go. @param possible whether there is a value to mend */
export function MendStrip({ possible }: { possible: boolean }) {
  const { t } = useTranslation("review");
  const format = useFormat();
  const pending = Object.keys(useReview((review) => review.pending)).length;
  const applied = useImportFlow((flow) =>
    flow.files.reduce((sum, file) => sum + (file.choices.corrections?.length ?? 0), 0),
  );
  if (pending === 0 && applied === 0)
    return possible ? <p className={classes.hint}>{t("mend.hint")}</p> : null;
  return (
    <div className={classes.strip} role="status">
      <PencilLine size={14} aria-hidden />
      {pending > 0 ? (
        <>
          <span className={classes.words}>
            {t("mend.pending", { count: pending, shown: format.number(pending) })}
          </span>
          <Button size="compact-xs" onClick={applyPending} data-testid="mend-check">
            {t("mend.check")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => useReview.getState().discard()}>
            {t("mend.discard")}
          </Button>
        </>
      ) : (
        <>
          <span className={classes.words}>
            {t("mend.applied", { count: applied, shown: format.number(applied) })}
          </span>
          <Button size="compact-xs" variant="default" onClick={dropCorrections}>
            {t("mend.undo")}
          </Button>
        </>
      )}
    </div>
  );
}
