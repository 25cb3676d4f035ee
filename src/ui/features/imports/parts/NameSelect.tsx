import { type ComboboxData, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NameKind } from "../../../../contract/importing.ts";
import { useCall } from "../../../state/engine.ts";
import type { NameRow } from "../model/names.ts";
import type { KnownName } from "./useKnownNames.ts";

interface Props {
  kind: NameKind;
  row: NameRow;
  known: readonly KnownName[];
  onPick: (value: string) => void;
}

/** What becomes of a name: type a few letters of a known one, Enter takes it. */
export function NameSelect({ kind, row, known, onPick }: Props) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [wanted] = useDebouncedValue(search, 150);
  const accounts = useCall(
    "lists.accounts",
    { search: wanted, limit: 50 },
    { enabled: kind === "accounts" && open },
  ).data;
  const found =
    kind === "accounts" ? (accounts ?? []).map((each) => ({ ...each, detail: each.country })) : known;
  const options = found.map(({ id, name, detail }) => ({
    value: `known:${id}`,
    label: detail ? `${name} · ${detail}` : name,
  }));
  const near = row.near;
  const nearOption = near && {
    value: near.id === null ? `name:${near.name}` : `known:${near.id}`,
    label: near.name,
  };
  const data: ComboboxData = [
    { value: "create", label: t(`names.new.${kind}`) },
    ...(nearOption ? [{ group: t("names.nearGroup"), items: [nearOption] }] : []),
    ...group(
      t("names.knownGroup"),
      options.filter(({ value }) => value !== nearOption?.value),
    ),
    // What was chosen stays to be seen when it is not among what was searched for.
    ...group(t("names.chosenGroup"), chosenOption(row, [...options, ...(nearOption ? [nearOption] : [])])),
  ];
  return (
    <Select
      size="xs"
      styles={{ input: { fontSize: 13 } }}
      aria-label={t("names.becomesOf", { name: row.name })}
      data={data}
      value={row.value}
      onChange={(next) => next && onPick(next)}
      onDropdownOpen={() => setOpen(true)}
      onSearchChange={setSearch}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      limit={200}
      nothingFoundMessage={t("names.nothingFound")}
      comboboxProps={{ width: 320, position: "bottom-start" }}
    />
  );
}

interface Option {
  value: string;
  label: string;
}

const group = (label: string, items: readonly Option[]) =>
  items.length > 0 ? [{ group: label, items: [...items] }] : [];

function chosenOption({ value }: NameRow, listed: readonly Option[]): Option[] {
  if (value === "create" || listed.some((option) => option.value === value)) return [];
  return [{ value, label: value.slice(value.indexOf(":") + 1) }];
}
