import { type ComboboxData, Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { newPeople, personChoice, suggested } from "../model/names.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

/** A person is created, or is another spelling of a known one. */
export function NewPeople({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const people = useCall("lists.people", {}).data;
  const options = useMemo(
    (): ComboboxData => [
      { value: "create", label: t("names.newPerson") },
      ...(people && people.length > 0
        ? [
            {
              group: t("names.knownGroup"),
              items: people.map(({ id, name, team }) => ({
                value: `person:${id}`,
                label: team ? `${name} · ${team}` : name,
              })),
            },
          ]
        : []),
    ],
    [people, t],
  );
  const hints = new Map(
    inspection.newPeople.map(({ name, suggestion }) => [name, suggested(suggestion, people ?? [])]),
  );
  return (
    <VirtualTable
      label={t("names.people")}
      rows={newPeople(inspection, file.choices)}
      rowKey={(person) => person.name}
      rowHeight={40}
      columns={[
        { key: "name", label: t("names.name"), width: 200, grow: 1, cell: ({ name }) => <Cut>{name}</Cut> },
        {
          key: "rows",
          label: t("names.rows"),
          width: 96,
          align: "end",
          cell: ({ rows }) => format.number(rows),
        },
        {
          key: "becomes",
          label: t("names.becomes"),
          width: 280,
          cell: ({ name, value }) => (
            <Select
              aria-label={t("names.becomesOf", { name })}
              data={options}
              value={value}
              onChange={(next) => next && useImportFlow.getState().settle("people", name, personChoice(next))}
              searchable
              selectFirstOptionOnChange
              allowDeselect={false}
              limit={200}
              nothingFoundMessage={t("names.nothingFound")}
            />
          ),
        },
        {
          key: "hint",
          label: t("names.hint"),
          mute: true,
          width: 160,
          grow: 1,
          cell: ({ name, chosen }) => {
            const hint = people?.find(({ id }) => id === hints.get(name));
            return hint && !chosen ? <Cut muted>{t("names.looksLike", { name: hint.name })}</Cut> : null;
          },
        },
      ]}
    />
  );
}
