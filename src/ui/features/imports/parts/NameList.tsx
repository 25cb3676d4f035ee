import { Button, Group, SegmentedControl, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NameKind, StrangeNames } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { filterNames, nameChoice, type NameRow, nameRows, takeNear } from "../model/names.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./IssueList.module.css";
import { NameSelect } from "./NameSelect.tsx";
import { useKnownNames } from "./useKnownNames.ts";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

interface Props {
  kind: NameKind;
  names: StrangeNames;
  chosen: Readonly<Record<string, string | null>>;
}

/** New names of one kind: each is created, or is another writing of one that there is. */
export function NameList({ kind, names, chosen }: Props) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const [text, setText] = useState("");
  const [nearOnly, setNearOnly] = useState(false);
  const deferred = useDeferredValue(text);
  const known = useKnownNames(kind);
  const rows = useMemo(() => nameRows(names.list, chosen, known), [names, chosen, known]);
  const shown = useMemo(() => filterNames(rows, deferred, nearOnly), [rows, deferred, nearOnly]);
  const near = useMemo(() => rows.filter((row) => row.near !== null).length, [rows]);
  const settle = (name: string, value: string) =>
    useImportFlow.getState().settle(kind, name, nameChoice(value));
  const columns: TableColumn<NameRow>[] = [
    { key: "name", label: t("names.name"), width: 200, grow: 1, cell: ({ name }) => <Cut>{name}</Cut> },
    { key: "rows", label: t("names.rows"), width: 72, align: "end", cell: (row) => format.number(row.rows) },
    {
      key: "becomes",
      label: t("names.becomes"),
      width: 264,
      cell: (row) => (
        <NameSelect kind={kind} row={row} known={known} onPick={(value) => settle(row.name, value)} />
      ),
    },
    {
      key: "hint",
      label: t("names.hint"),
      mute: true,
      width: 200,
      grow: 1,
      cell: (row) => {
        const take = takeNear(row);
        if (!row.near) return null;
        if (take === null)
          return <Cut muted>{row.same && !row.chosen ? t("names.sameWriting") : t("names.taken")}</Cut>;
        return (
          <Button
            size="compact-xs"
            variant="subtle"
            classNames={{ label: classes.hint }}
            title={t("names.takeNear", { name: row.near.name })}
            onClick={() => settle(row.name, take)}
          >
            {t("names.takeNear", { name: row.near.name })}
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <TextInput
          className={classes.search}
          aria-label={t("names.filter")}
          placeholder={t("names.filter")}
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {near > 0 && near < rows.length && (
          <SegmentedControl
            aria-label={t("names.which")}
            data={[
              { value: "all", label: t("names.all") },
              { value: "near", label: t("names.nearOnly", { shown: format.number(near) }) },
            ]}
            value={nearOnly ? "near" : "all"}
            onChange={(value) => setNearOnly(value === "near")}
          />
        )}
        <span className={classes.count} aria-live="polite">
          {t(names.total > rows.length ? "names.first" : "names.shown", {
            shown: format.number(shown.length),
            listed: format.number(rows.length),
            all: format.number(names.total),
          })}
        </span>
      </Group>
      <div className={classes.list}>
        <VirtualTable
          label={t(`names.${kind}`)}
          rows={shown}
          rowKey={(row) => row.name}
          rowHeight={36}
          columns={columns}
          empty={t("names.noMatch")}
        />
      </div>
    </>
  );
}
