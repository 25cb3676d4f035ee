import { Checkbox, Group, NumberInput, Select } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useDebouncedCallback } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type ImportInspection, importTable } from "../../../../contract/importing.ts";
import { useCall } from "../../../state/engine.ts";
import { Calendar } from "../../../shell/Calendar.tsx";
import { useFormat } from "../../../state/useFormat.ts";
import { asOfFor } from "../model/asOf.ts";
import { restructure, type Structure } from "../model/choices.ts";
import { delimiterName, delimiters, encodings } from "../model/textFiles.ts";
import { useImportFlow } from "../state/importFlow.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { Fact } from "./Fact.tsx";
import { ProfileFact } from "./ProfileFact.tsx";
import classes from "./Facts.module.css";

/** How the file was taken to be written, each part of it a guess that can be changed. */
export function Facts({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const { choices } = file;
  const files = useImportFlow((flow) => flow.files);
  const made = asOfFor(files, file.path) ?? {
    day: inspection.asOf,
    from: inspection.asOfFrom,
    passed: inspection.asOfPassed,
  };
  const { newerExport } = inspection;
  const asOfTold = newerExport
    ? t("facts.asOfPast", { file: newerExport.file, day: format.day(newerExport.asOf) })
    : made.passed && t("facts.asOfUntold", { day: format.day(made.passed) });
  const today = useCall("file.info", {}).data?.today;
  const structure = (patch: Structure) =>
    useImportFlow.getState().choose(file.path, (now) => restructure(now, patch));
  const encoding = choices.encoding ?? inspection.encoding;
  const delimiter = choices.delimiter ?? inspection.delimiter;
  return (
    <div className={classes.facts}>
      <Fact label={t("facts.table")} chosen={choices.table !== undefined}>
        {(id) => (
          <Select
            aria-labelledby={id}
            data={importTable.options.map((value) => ({ value, label: t(`table.${value}`) }))}
            value={choices.table ?? inspection.table}
            onChange={(table) => table && structure({ table })}
            maxDropdownHeight={400}
            allowDeselect={false}
          />
        )}
      </Fact>
      <ProfileFact file={file} inspection={inspection} />
      <Fact
        label={t("facts.asOf")}
        chosen={choices.asOf !== undefined}
        how={t(`facts.asOfFrom.${made.from}`)}
        note={t("facts.asOfNote")}
        told={asOfTold}
      >
        {(id) => (
          <Calendar>
            <DatePickerInput
              aria-labelledby={id}
              value={made.day}
              maxDate={today}
              valueFormatter={({ date }) => (typeof date === "string" ? format.day(date) : "")}
              onChange={(asOf) =>
                asOf && useImportFlow.getState().choose(file.path, (now) => ({ ...now, asOf }))
              }
              popoverProps={{ withinPortal: true }}
            />
          </Calendar>
        )}
      </Fact>
      {inspection.sheets.length > 0 && (
        <Fact label={t("facts.sheet")} chosen={choices.sheet !== undefined}>
          {(id) => (
            <Select
              aria-labelledby={id}
              data={[...new Set(inspection.sheets)]}
              value={choices.sheet ?? inspection.sheet}
              onChange={(sheet) => sheet && structure({ sheet })}
              allowDeselect={false}
            />
          )}
        </Fact>
      )}
      <Fact
        label={t("facts.headerRow")}
        chosen={choices.headerRow !== undefined || choices.headerRows !== undefined}
      >
        {(id) => (
          <HeaderRow
            labelId={id}
            row={choices.headerRow ?? inspection.headerRow}
            onChange={(headerRow) => structure({ headerRow })}
            right={
              inspection.headerRow > 1 && (
                <Checkbox
                  className={classes.two}
                  label={t("facts.twoRows")}
                  checked={inspection.headerRows === 2}
                  onChange={(event) =>
                    structure({
                      headerRow: inspection.headerRow,
                      headerRows: event.currentTarget.checked ? 2 : 1,
                    })
                  }
                />
              )
            }
          />
        )}
      </Fact>
      {encoding !== null && (
        <Fact label={t("facts.encoding")} chosen={choices.encoding !== undefined}>
          {(id) => (
            <Select
              aria-labelledby={id}
              searchable
              data={encodings(encoding).map((value) => ({
                value,
                label: t(`encoding.${value}` as "encoding.utf-8", { defaultValue: value }),
              }))}
              value={encoding}
              onChange={(chosen) => chosen && structure({ encoding: chosen })}
              allowDeselect={false}
            />
          )}
        </Fact>
      )}
      {delimiter !== null && (
        <Fact label={t("facts.delimiter")} chosen={choices.delimiter !== undefined}>
          {(id) => (
            <Select
              aria-labelledby={id}
              data={delimiters(delimiter).map((value) => ({
                value,
                label: t(`delimiter.${delimiterName(value)}`, { mark: value }),
              }))}
              value={delimiter}
              onChange={(chosen) => chosen && structure({ delimiter: chosen })}
              allowDeselect={false}
            />
          )}
        </Fact>
      )}
    </div>
  );
}

/** Twelve is typed by way of one: a number counts when the typing pauses. */
function HeaderRow({
  labelId,
  row,
  onChange,
  right,
}: {
  labelId: string;
  row: number;
  onChange: (row: number) => void;
  right: ReactNode;
}) {
  const change = useDebouncedCallback((value: string | number) => {
    if (typeof value === "number" && value >= 1 && value !== row) onChange(value);
  }, 350);
  return (
    <Group gap="sm" wrap="nowrap">
      <NumberInput
        aria-labelledby={labelId}
        className={classes.row}
        min={1}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        defaultValue={row}
        key={row}
        onChange={change}
      />
      {right}
    </Group>
  );
}
