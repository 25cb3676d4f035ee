import { Select, type SelectProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../state/useFormat.ts";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

export interface ReadAsRow {
  /** As the file writes it. */
  word: string;
  rows: number;
  value: string;
  /** Beside the choice, muted. */
  remark: string | null;
}

interface Props {
  label: string;
  /** Above the words, above what they become, above the remarks (for screen readers alone). */
  heads: { word: string; value: string; remark: string };
  rows: ReadAsRow[];
  options: SelectProps["data"];
  /** What the choice for a word is called. */
  labelOf: (word: string) => string;
  searchable?: boolean;
  onChoose: (word: string, value: string) => void;
}

/** Words of the file, each with how often it stands there and a choice of what it is read as. */
export function ReadAsTable({ label, heads, rows, options, labelOf, searchable = false, onChoose }: Props) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  return (
    <VirtualTable
      label={label}
      rows={rows}
      rowKey={({ word }) => word}
      rowHeight={36}
      columns={[
        { key: "word", label: heads.word, width: 200, grow: 1, cell: ({ word }) => <Cut>{word}</Cut> },
        {
          key: "rows",
          label: t("names.rows"),
          width: 96,
          align: "end",
          cell: (row) => format.number(row.rows),
        },
        {
          key: "value",
          label: heads.value,
          width: 280,
          cell: ({ word, value }) => (
            <Select
              aria-label={labelOf(word)}
              data={options}
              value={value}
              onChange={(next) => next && onChoose(word, next)}
              searchable={searchable}
              selectFirstOptionOnChange={searchable}
              allowDeselect={false}
              nothingFoundMessage={t("names.nothingFound")}
            />
          ),
        },
        {
          key: "remark",
          label: heads.remark,
          mute: true,
          width: 160,
          grow: 1,
          cell: ({ remark }) => (remark === null ? null : <Cut muted>{remark}</Cut>),
        },
      ]}
    />
  );
}
