import { Select, type ComboboxItem, type OptionsFilter } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportField, importField, type ImportTable } from "../../../../contract/importing.ts";
import { i18n } from "../../../locales/index.ts";
import { useLists } from "../../../state/useLists.ts";
import { type Column, takenBy } from "../model/blockers.ts";
import { groupedFields } from "../model/fields.ts";
import { useFieldNames } from "./useFieldNames.ts";

const LEFT_OUT = "";

/** A field, or the known custom field of that id. */
export interface Picked {
  field: ImportField | null;
  customField: string | null;
}

interface Props {
  column: Column;
  columns: readonly Column[];
  table: ImportTable;
  /** Id of the custom field that the user chose, not known to the engine yet. */
  chosen: string | undefined;
  onPick: (picked: Picked) => void;
}

/** What a column is read as: type a few letters of the field in either language, Enter takes it. */
export function FieldSelect({ column, columns, table, chosen, onPick }: Props) {
  const { t } = useTranslation("imports");
  const nameOf = useFieldNames(table);
  const known = useLists().customFields.filter(({ removed }) => !removed);
  const label = (field: ImportField) => {
    const taken = takenBy(columns, field, column.index);
    return taken ? t("columns.taken", { field: nameOf(field), header: taken.header }) : nameOf(field);
  };
  const fed = column.field === "custom" ? (chosen ?? column.customField?.id ?? null) : null;
  // It would go to that field anyway, whose column it is.
  const ofItself = chosen === undefined && fed !== null;
  const value = fed ?? column.field ?? LEFT_OUT;
  const shown =
    fed !== null
      ? (known.find(({ id }) => id === fed)?.name ?? column.customField?.name ?? "")
      : column.field === "custom"
        ? t("columns.keep")
        : column.field
          ? nameOf(column.field)
          : t("columns.leaveOut");
  // What was typed goes when the list shuts: a field that was refused must not stay in the box as if it held.
  const [search, setSearch] = useState(shown);
  useEffect(() => setSearch(shown), [shown]);
  const pick = (picked: string) => {
    const custom = known.some(({ id }) => id === picked);
    onPick({
      field: custom ? "custom" : picked === LEFT_OUT ? null : importField.parse(picked),
      customField: custom ? picked : null,
    });
  };
  // Some sixty names for each of a file's columns: worked out for the one whose list is open, or the step comes late.
  const [opened, setOpened] = useState(false);
  const choices = () => [
    { value: LEFT_OUT, label: t("columns.leaveOut") },
    ...(table === "deals" && !ofItself ? [{ value: "custom", label: t("columns.keep") }] : []),
    ...(table === "deals" && known.length > 0
      ? [{ group: t("group.own"), items: known.map((field) => customItem(field)) }]
      : []),
    ...groupedFields(table).map(([group, fields]) => ({
      group: t(`group.${group}`),
      items: fields.map((field) => ({ value: field as string, label: label(field) })),
    })),
  ];
  const present = () => ({
    value,
    label: column.field && column.field !== "custom" ? label(column.field) : shown,
  });
  return (
    <Select
      aria-label={t("columns.fieldOf", { header: column.header })}
      data={opened ? choices() : [present()]}
      value={value}
      onChange={(picked) => picked !== null && pick(picked)}
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

  /** One that another column feeds can't be chosen a second time. */
  function customItem({ id, name }: { id: string; name: string }) {
    const other = columns.find(({ index, customField }) => index !== column.index && customField?.id === id);
    return other
      ? { value: id, label: t("columns.taken", { field: name, header: other.header }), disabled: true }
      : { value: id, label: name };
  }
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
