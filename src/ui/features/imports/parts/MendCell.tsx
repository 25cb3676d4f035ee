import { ActionIcon, TextInput } from "@mantine/core";
import { RotateCcw } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ImportIssue } from "../../../../contract/importing.ts";
import { keyOfCell, useReview } from "../state/reviewStore.ts";
import classes from "./MendCell.module.css";

/** A rejected cell that names its row and column can be typed over; the file stays as it is. */
export function isMendable({ severity, row, column }: ImportIssue): boolean {
  return severity === "rejected" && row !== null && column !== null;
}

/** @param onNext leads to the next cell that can be mended */
export function MendCell({ issue, onNext }: { issue: ImportIssue; onNext: () => void }) {
  const { t } = useTranslation("review");
  const original = issue.value ?? "";
  const cell = { file: issue.file, row: issue.row ?? 0, column: issue.column ?? "" };
  const pending = useReview((review) => review.pending[keyOfCell(cell)]);
  const mend = (value: string) => useReview.getState().mend({ ...cell, value }, original);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) onNext();
    else if (event.key === "Escape" && pending) mend(original);
    else return;
    event.preventDefault();
  };
  return (
    <span className={classes.mend} data-pending={pending !== undefined || undefined}>
      <TextInput
        size="xs"
        variant="unstyled"
        classNames={{ root: classes.root, input: classes.input }}
        data-mend
        aria-label={t("mend.cell", { row: cell.row, column: cell.column })}
        title={
          pending
            ? original === ""
              ? t("mend.originalEmpty")
              : t("mend.original", { value: original })
            : original
        }
        value={pending?.value ?? original}
        onChange={(event) => mend(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      {pending && (
        <ActionIcon
          size="xs"
          tabIndex={-1}
          aria-label={original === "" ? t("mend.originalEmpty") : t("mend.original", { value: original })}
          onClick={() => mend(original)}
        >
          <RotateCcw size={12} />
        </ActionIcon>
      )}
    </span>
  );
}
