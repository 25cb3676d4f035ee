import { Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportIssue, ImportResult } from "../../../../contract/importing.ts";
import { issueReason } from "../../../../contract/messages/issueReason.ts";
import { useLocale } from "../../../locales/index.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { placelessReason } from "../../../../core/mapping/reasons.ts";
import { anyIssue, filterIssues, type IssueFilter } from "../model/issues.ts";
import { applyPending } from "../state/importFlow.ts";
import { IssueActions } from "./IssueActions.tsx";
import classes from "./IssueList.module.css";
import { isMendable, MendCell } from "./MendCell.tsx";
import { MendStrip } from "./MendStrip.tsx";
import { SaveRejected } from "./SaveRejected.tsx";
import { Cut, type TableColumn, VirtualTable } from "./VirtualTable.tsx";

/** Rows that are not imported, and those to look at, each with its place and its reason. */
export function IssueList({
  result,
  job,
  mend = false,
}: {
  result: ImportResult;
  /** The check or the import that rejected them. */
  job: string | null;
  /** Whether they can be typed over: before the import, not after it. */
  mend?: boolean;
}) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const locale = useLocale();
  const { issueCount } = result;
  // In the language shown, which may be another than it was checked in.
  const issues = useMemo(
    () => result.issues.map((issue) => ({ ...issue, reason: issueReason(locale, issue) })),
    [result, locale],
  );
  const [filter, setFilter] = useState<IssueFilter>(anyIssue);
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => filterIssues(issues, deferred), [issues, deferred]);
  const files = useMemo(() => [...new Set(issues.map((issue) => issue.file))], [issues]);
  const both = useMemo(() => new Set(issues.map((issue) => issue.severity)).size > 1, [issues]);
  const list = useRef<HTMLDivElement>(null);
  const columns = useIssueColumns(files.length > 1, mend ? () => focusNext(list.current) : null);
  const onKey = (event: KeyboardEvent) => {
    if (!mend || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    applyPending();
  };

  if (issueCount === 0)
    return (
      <>
        {mend && <MendStrip possible={false} />}
        <p className={classes.none}>{t("issues.none")}</p>
      </>
    );
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <TextInput
          className={classes.search}
          aria-label={t("issues.filter")}
          placeholder={t("issues.filter")}
          leftSection={<Search size={14} aria-hidden />}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        {both && (
          <SegmentedControl
            aria-label={t("issues.label")}
            data={[
              { value: "all", label: t("issues.all") },
              { value: "rejected", label: t("issues.rejected") },
              { value: "warning", label: t("issues.warnings") },
            ]}
            value={filter.severity}
            onChange={(severity) => setFilter({ ...filter, severity: severity })}
          />
        )}
        {files.length > 1 && (
          <Select
            aria-label={t("issues.file")}
            placeholder={t("issues.anyFile")}
            data={files}
            value={filter.file}
            onChange={(file) => setFilter({ ...filter, file })}
            clearable
          />
        )}
        <span className={classes.count} aria-live="polite">
          {issueCount > issues.length
            ? t("issues.first", {
                shown: format.number(shown.length),
                listed: format.number(issues.length),
                all: format.number(issueCount),
              })
            : t("issues.shown", { shown: format.number(shown.length), all: format.number(issues.length) })}
        </span>
        <IssueActions issues={shown} />
        {job !== null && <SaveRejected result={result} job={job} />}
      </Group>
      {mend && <MendStrip possible={issues.some(isMendable)} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the fields in it */}
      <div className={classes.list} ref={list} onKeyDown={onKey}>
        <VirtualTable
          label={t("issues.label")}
          rows={shown}
          columns={columns}
          rowKey={(_issue, index) => index}
          rowHeight={44}
          empty={t("issues.noMatch")}
        />
      </div>
    </>
  );
}

/** From a mended cell to the next that can be, as Enter goes down in a spreadsheet. */
function focusNext(list: HTMLElement | null): void {
  const cells = [...(list?.querySelectorAll<HTMLInputElement>("input[data-mend]") ?? [])];
  const at = cells.findIndex((cell) => cell === document.activeElement);
  const next = cells[at + 1];
  next?.focus();
  next?.select();
}

/** @param onNext null where nothing can be mended */
function useIssueColumns(withFile: boolean, onNext: (() => void) | null): TableColumn<ImportIssue>[] {
  const { t } = useTranslation("imports");
  return [
    ...(withFile
      ? [
          {
            key: "file",
            label: t("issues.file"),
            width: 160,
            cell: ({ file }: ImportIssue) => <Cut muted>{file}</Cut>,
          },
        ]
      : []),
    {
      key: "row",
      label: t("issues.row"),
      width: 96,
      align: "end",
      cell: ({ row }) => (row === null ? <Cut muted>{t("issues.wholeFile")}</Cut> : String(row)),
    },
    { key: "column", label: t("issues.column"), width: 144, cell: ({ column }) => <Cut>{column ?? ""}</Cut> },
    {
      key: "value",
      label: t("issues.value"),
      width: 140,
      grow: 1,
      cell: (issue) =>
        onNext && isMendable(issue) ? (
          <MendCell issue={issue} onNext={onNext} />
        ) : (
          <Cut>{issue.value ?? ""}</Cut>
        ),
    },
    {
      key: "reason",
      label: t("issues.reason"),
      width: 280,
      grow: 3,
      cell: (issue) => (
        <span className={classes.reason} title={issue.reason}>
          <span className={classes.severity} data-severity={issue.severity}>
            {issue.severity === "rejected" ? t("issues.rejectedMark") : t("issues.warningMark")}
          </span>
          {placelessReason(issue)}
        </span>
      ),
    },
  ];
}
