import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useSystemName } from "../../../state/useSystemName.ts";
import { ImportDetails } from "./ImportDetails.tsx";
import { StateCell } from "./StateCell.tsx";
import { UndoButton } from "./UndoButton.tsx";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

import classes from "./ImportLog.module.css";

type Entry = CallOutput<"import.log">[number];

export function ImportLog({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation(["imports", "review"]);
  const [opened, setOpened] = useState<number | null>(null);
  const shown = entries.find(({ recordedAt }) => recordedAt === opened);
  const format = useFormat();
  const systemName = useSystemName();
  // All columns fit the narrowest window: what undoes an import is not to be scrolled for.
  const figure = (
    key: "rows" | "added" | "changed" | "unchanged" | "rejected",
    width: number,
  ): TableColumn<Entry> => ({
    key,
    label: t(`log.${key}`),
    width,
    align: "end",
    cell: (entry) => format.number(entry[key]),
  });
  return (
    <>
      {shown && <ImportDetails entry={shown} onClose={() => setOpened(null)} />}
      <VirtualTable
        label={t("log.heading")}
        rows={entries}
        rowKey={({ recordedAt }) => String(recordedAt)}
        rowHeight={36}
        tone={(entry) => (entry.active ? undefined : "faded")}
        columns={[
          {
            key: "when",
            label: t("log.when"),
            width: 160,
            cell: ({ recordedAt }) => format.instant(recordedAt),
          },
          {
            key: "files",
            label: t("log.files"),
            width: 168,
            grow: 2,
            cell: ({ files, recordedAt }) => (
              <Button
                variant="transparent"
                size="compact-sm"
                className={classes.open}
                aria-label={t("review:log.open", { what: files.join(", ") })}
                onClick={() => setOpened(recordedAt)}
              >
                <Cut>{files.join(", ")}</Cut>
              </Button>
            ),
          },
          {
            key: "source",
            label: t("log.source"),
            width: 128,
            grow: 1,
            cell: ({ details }) => (
              <Cut>
                {[
                  ...new Set(details.map(({ sourceSystem }) => systemName(sourceSystem))),
                  ...new Set(details.flatMap(({ profile }) => (profile === null ? [] : [profile]))),
                ].join(" · ")}
              </Cut>
            ),
          },
          { key: "asOf", label: t("log.asOf"), width: 100, cell: ({ asOf }) => format.dayCell(asOf) },
          figure("rows", 72),
          figure("added", 68),
          figure("changed", 84),
          figure("unchanged", 100),
          figure("rejected", 84),
          {
            key: "state",
            label: t("log.state"),
            width: 104,
            cell: ({ changeSet, active }) => (
              <StateCell state={changeSet === null ? "noted" : active ? "active" : "undone"} />
            ),
          },
          {
            key: "act",
            label: t("log.act"),
            mute: true,
            width: 80,
            align: "end",
            cell: ({ changeSet, active, files }) =>
              changeSet !== null && (
                <UndoButton changeSet={changeSet} active={active} what={files.join(", ")} />
              ),
          },
        ]}
      />
    </>
  );
}
