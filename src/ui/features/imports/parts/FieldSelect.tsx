import { Select, type ComboboxItem, type OptionsFilter } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportField, importField, type ImportTable } from "../../../../contract/importing.ts";
import { i18n } from "../../../locales/index.ts";
import { type Column, takenBy } from "../model/blockers.ts";
import { groupedFields } from "../model/fields.ts";
import { useFieldNames } from "./useFieldNames.ts";

const LEFT_OUT = "";

interface Props {
  column: Column;
  columns: readonly Column[];
  table: ImportTable;
  onPick: (field: ImportField | null) => void;
}

/** What a column is read as: type a few letters of the field in either language, Enter takes it. */
export function FieldSelect({ column, columns, table, onPick }: Props) {
  const { t } = useTranslation("imports");
  const nameOf = useFieldNames(table);
  const label = (field: ImportField) => {
    const taken = takenBy(columns, field, column.index);
    return taken ? t("columns.taken", { field: nameOf(field), header: taken.header }) : nameOf(field);
  };
  // What was typed goes when the list shuts: a field that was refused must not stay in the box as if it held.
  const keep =
    column.customField === null ? t("columns.keep") : t("columns.keepAs", { name: column.customField });
  const shown =
    column.field === "custom" ? keep : column.field ? nameOf(column.field) : t("columns.leaveOut");
  const [search, setSearch] = useState(shown);
  useEffect(() => setSearch(shown), [shown]);
  // Some sixty names for each of a file's columns: worked out for the one whose list is open, or the step comes late.
  const [opened, setOpened] = useState(false);
  const choices = () => [
    { value: LEFT_OUT, label: t("columns.leaveOut") },
    ...(table === "deals" ? [{ value: "custom", label: keep }] : []),
    ...groupedFields(table).map(([group, fields]) => ({
      group: t(`group.${group}`),
      items: fields.map((value) => ({ value: value as string, label: label(value) })),
    })),
  ];
  const chosen = () => ({
    value: column.field ?? LEFT_OUT,
    label: column.field && column.field !== "custom" ? label(column.field) : shown,
  });
  return (
    <Select
      aria-label={t("columns.fieldOf", { header: column.header })}
      data={opened ? choices() : [chosen()]}
      value={column.field ?? LEFT_OUT}
      onChange={(value) => value !== null && onPick(value === LEFT_OUT ? null : importField.parse(value))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => {
        setOpened(false);
        setSearch(shown);
      }}
      selectFirstOptionOnChange
      allowDeselect={false}
      filter={inEitherLanguage}
      nothingFoundMessage={t("columns.noField")}
      maxDropdownHeight={320}
      comboboxProps={{ width: 260, position: "bottom-start" }}
    />
  );
}

/** By its name in either language, or by its key: a header list at hand may be in the other one. */
const inEitherLanguage: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return options;
  const matches = ({ value, label }: ComboboxItem) =>
    label.toLowerCase().includes(wanted) ||
    value.toLowerCase().includes(wanted) ||
    (value !== LEFT_OUT &&
      ["en", "zh-CN"].some((lng) =>
        i18n
          .t(`imports:field.${value as ImportField}`, { lng })
          .toLowerCase()
          .includes(wanted),
      ));
  return options
    .map((option) =>
      "group" in option ? { ...option, items: option.items.filter((item) => matches(item)) } : option,
    )
    .filter((option) => ("group" in option ? option.items.length > 0 : matches(option)));
};
