import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { customTypes } from "../../../../core/domain/customFields.ts";
import { type ChoiceProps, DateChoice } from "./DateChoice.tsx";
import { NumberChoice } from "./NumberChoice.tsx";
import classes from "./FormatChoice.module.css";

/** The type of a column that is kept as a custom field, as its cells are or as the user says; and how it is written. */
export function CustomFormat({ column, onSet }: ChoiceProps) {
  const { t } = useTranslation("imports");
  const { header, format, customField, stale } = column;
  if (stale || !format.type) return null;
  const how =
    format.type === "day" ? (
      <DateChoice column={column} onSet={onSet} />
    ) : format.type === "number" ? (
      <NumberChoice column={column} money={false} onSet={onSet} />
    ) : null;
  // The question comes first; what a known field holds is settled.
  if (format.ambiguous) return how;
  if (customField !== null)
    return how ?? <span className={classes.plain}>{t("format.customType.text")}</span>;
  return (
    <Group gap="xs" wrap="nowrap">
      <Select
        aria-label={t("format.typeOf", { header })}
        className={classes.mark}
        data={customTypes.map((value) => ({ value, label: t(`format.customType.${value}`) }))}
        value={format.type}
        onChange={(type) => type && onSet({ type })}
        allowDeselect={false}
      />
      {(format.dateOrder ?? format.decimalMark) && how}
    </Group>
  );
}
