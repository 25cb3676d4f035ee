import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CellFormat } from "../../../../contract/importing.ts";
import type { Column } from "../model/blockers.ts";
import { formatColumn } from "../model/choices.ts";
import { formatKind } from "../model/fields.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { CustomFormat } from "./CustomFormat.tsx";
import { type ChoiceProps, DateChoice } from "./DateChoice.tsx";
import { NumberChoice } from "./NumberChoice.tsx";
import classes from "./FormatChoice.module.css";

/** How a column's dates and numbers are written. Where both ways fit every cell, it asks. */
export function FormatChoice({ path, column }: { path: string; column: Column }) {
  const { t } = useTranslation("imports");
  const { header, field, format } = column;
  const set = (patch: CellFormat) =>
    useImportFlow.getState().choose(path, (now) => formatColumn(now, header, format, patch));
  const kind = formatKind(field);
  if (field === null) return null;
  if (field === "custom") return <CustomFormat column={column} onSet={set} />;
  if (kind === "text") return <span className={classes.plain}>{t("format.text")}</span>;
  if (kind === "date") return <DateChoice column={column} onSet={set} />;
  if (kind === "percent") return <PercentChoice column={column} onSet={set} />;
  return <NumberChoice column={column} money={kind === "money"} onSet={set} />;
}

/** Probabilities are written as shares or as percents. */
function PercentChoice({ column: { header, format }, onSet }: ChoiceProps) {
  const { t } = useTranslation("imports");
  return (
    <Select
      aria-label={t("format.percent", { header })}
      data={[
        { value: "percent", label: t("format.hundred") },
        { value: "fraction", label: t("format.one") },
      ]}
      value={format.fraction ? "fraction" : "percent"}
      onChange={(value) => value && onSet({ fraction: value === "fraction" })}
      allowDeselect={false}
    />
  );
}
