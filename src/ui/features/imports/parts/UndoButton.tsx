import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { redo, undo } from "../../../state/history.ts";

/** Takes one change set back, or brings it again; a toast says what was done. */
export function UndoButton({
  changeSet,
  active,
  what,
}: {
  changeSet: string;
  active: boolean;
  what: string;
}) {
  const { t } = useTranslation("imports");
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    // Failures are shown by the acts themselves.
    await (active ? undo(changeSet) : redo(changeSet));
    setBusy(false);
  };
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={busy}
      onClick={() => void act()}
      aria-label={active ? t("log.undoOf", { what }) : t("log.redoOf", { what })}
    >
      {active ? t("change.undo") : t("change.redo")}
    </Button>
  );
}
