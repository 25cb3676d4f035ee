import { Button } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportField, ImportInspection } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { askedColumn, type Blocker, blockersOf, type Column, columnsOf, takenBy } from "../model/blockers.ts";
import { keepColumns, mapColumn, moveField } from "../model/choices.ts";
import { AskStrip } from "../parts/AskStrip.tsx";
import { BlockerStrip } from "../parts/BlockerStrip.tsx";
import { FieldSelect, type Picked } from "../parts/FieldSelect.tsx";
import { FormatChoice } from "../parts/FormatChoice.tsx";
import { KeyChoice } from "../parts/KeyChoice.tsx";
import { RateAsk } from "../parts/RateAsk.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import { Cut, type TableColumn, VirtualTable } from "../parts/VirtualTable.tsx";
import { useFieldNames } from "../parts/useFieldNames.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./ColumnsStep.module.css";

/** A second column was given a field that another feeds already; it asks which of the two is meant. */
interface Refused {
  field: ImportField;
  from: string;
  to: string;
}

export function ColumnsStep({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const nameOf = useFieldNames(inspection.table);
  const [refused, setRefused] = useState<Refused | null>(null);
  const columns = useMemo(() => columnsOf(inspection, file.choices), [inspection, file.choices]);
  const blockers = useMemo(() => blockersOf(columns, inspection), [columns, inspection]);
  const ask = useAsk(columns, blockers);
  const format = useFormat();
  const used = columns.filter((column) => column.field).length;
  const unread = columns.filter(({ field, filled }) => !field && filled > 0).map(({ header }) => header);
  const choose = useImportFlow.getState().choose;

  const pick = (column: Column, { field, customField }: Picked) => {
    const taken = field && takenBy(columns, field, column.index);
    if (taken && field) return setRefused({ field, from: taken.header, to: column.header });
    setRefused(null);
    choose(file.path, (now) => mapColumn(now, column.header, field, customField));
  };
  const tableColumns = useTableColumns({ file, columns, inspection, pick });

  return (
    <>
      <StepHeading
        title={t("columns.heading")}
        aside={
          inspection.table === "deals" && unread.length > 0 ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => choose(file.path, (now) => keepColumns(now, unread))}
            >
              {t("columns.keepAll", { count: unread.length, shown: format.number(unread.length) })}
            </Button>
          ) : undefined
        }
      >
        {used === columns.length
          ? t("columns.allUsed", { count: used })
          : t("columns.used", { used, count: columns.length })}
      </StepHeading>
      {refused && (
        <AskStrip
          actions={[
            {
              label: t("blocker.refusedMove", { header: refused.to }),
              run: () => {
                choose(file.path, (now) => moveField(now, refused.field, refused.from, refused.to));
                setRefused(null);
              },
            },
            { label: t("blocker.refusedKeep", { taken: refused.from }), run: () => setRefused(null) },
          ]}
        >
          {t("blocker.refused", { taken: refused.from, field: nameOf(refused.field) })}
        </AskStrip>
      )}
      {blockers.map((blocker) => (
        <BlockerStrip
          key={blocker.kind + JSON.stringify(blocker)}
          blocker={blocker}
          table={inspection.table}
          path={file.path}
        />
      ))}
      <RateAsk file={file} inspection={inspection} columns={columns} />
      <KeyChoice file={file} inspection={inspection} />
      <div className={classes.table}>
        <VirtualTable
          label={t("columns.heading")}
          rows={columns}
          columns={tableColumns}
          rowKey={(column) => column.index}
          rowHeight={48}
          ask={ask}
          tone={(column) =>
            column.field && column.format.ambiguous ? "warning" : column.field ? undefined : "faded"
          }
        />
      </div>
    </>
  );
}

/** After going on was refused: the row to settle, until it is refused again. */
function useAsk(columns: readonly Column[], blockers: readonly Blocker[]): { index: number } | null {
  const asked = useImportFlow((flow) => flow.asked);
  const answered = useRef(asked);
  const [ask, setAsk] = useState<{ index: number } | null>(null);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    setAsk({ index: askedColumn(columns, blockers) });
  }, [asked, columns, blockers]);
  return ask;
}

interface TableInput {
  file: FileEntry;
  columns: readonly Column[];
  inspection: ImportInspection;
  pick: (column: Column, picked: Picked) => void;
}

function useTableColumns({ file, columns, inspection, pick }: TableInput): TableColumn<Column>[] {
  const { t } = useTranslation("imports");
  const format = useFormat();
  return [
    {
      key: "header",
      label: t("columns.column"),
      width: 200,
      grow: 1,
      cell: ({ header, samples }) => (
        <>
          <span className={classes.header} title={header}>
            {header}
          </span>
          <Cut muted>{samples.length > 0 ? samples.join(" · ") : t("columns.empty")}</Cut>
        </>
      ),
    },
    {
      key: "field",
      label: t("columns.field"),
      width: 212,
      cell: (column) => (
        <FieldSelect
          column={column}
          columns={columns}
          table={inspection.table}
          chosen={file.choices.customs[column.header]}
          onPick={(picked) => pick(column, picked)}
        />
      ),
    },
    {
      key: "format",
      label: t("columns.format"),
      width: 224,
      cell: (column) => <FormatChoice path={file.path} column={column} />,
    },
    {
      key: "found",
      label: t("columns.found"),
      width: 124,
      cell: ({ field, found }) => <Cut muted>{field ? t(`columns.foundBy.${found}`) : ""}</Cut>,
    },
    {
      key: "filled",
      label: t("columns.filled"),
      width: 80,
      align: "end",
      cell: ({ filled }) => format.number(filled),
    },
    {
      key: "unparsed",
      label: t("columns.unparsed"),
      width: 104,
      align: "end",
      cell: ({ field, unparsed, stale }) =>
        field && !stale && unparsed > 0 ? (
          <span className={classes.unparsed}>{format.number(unparsed)}</span>
        ) : null,
    },
  ];
}
