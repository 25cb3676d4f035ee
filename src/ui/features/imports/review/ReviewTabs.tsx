import { Tabs } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewKind } from "../../../../contract/importPreview.ts";
import type { ImportResult } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./Review.module.css";
import { RenamedPanel } from "./RenamedPanel.tsx";
import { ReviewPanel } from "./ReviewPanel.tsx";

type Tab = PreviewKind | "issues" | "renamed" | "first";

interface Props {
  result: ImportResult;
  job: string;
  issues: ReactNode;
  /** Null where no file is chosen. */
  first: ReactNode;
}

const kinds: readonly PreviewKind[] = ["added", "changed", "unchanged", "vanished"];

/** What asks for a decision comes first, then what the import writes. */
function firstTab(result: ImportResult): Tab {
  const { issues, renamed, rejected, vanished, changed, added, unchanged } = result;
  if (rejected === 0 && renamed.list.some(({ choice }) => choice === null)) return "renamed";
  // A total that was left out is told, and asks for nothing.
  if (rejected > 0 || issues.some(({ code }) => code !== "rowTotal")) return "issues";
  if (changed > 0) return "changed";
  if (added > 0) return "added";
  if (vanished > 0) return "vanished";
  return unchanged > 0 ? "unchanged" : "first";
}

/** Every row of the files in one of the counts, and each count opened by a click. */
export function ReviewTabs({ result, job, issues, first }: Props) {
  const { t } = useTranslation(["review", "imports"]);
  const format = useFormat();
  const [tab, setTab] = useState<Tab>(() => firstTab(result));
  const counts: Record<PreviewKind, number> = {
    added: result.added,
    changed: result.changed,
    unchanged: result.unchanged,
    vanished: result.vanished,
  };
  const shown = kinds.filter((kind) => kind !== "vanished" || result.vanished > 0);
  return (
    <Tabs
      value={tab}
      onChange={(value) => value && setTab(value as Tab)}
      className={classes.tabs}
      keepMounted={false}
    >
      <div className={classes.strip}>
        <div className={classes.figure}>
          <span className={classes.label}>{t("rows")}</span>
          <span className={classes.value} data-figure="rows">
            {format.number(result.rows)}
          </span>
        </div>
        <Tabs.List aria-label={t("kinds")} className={classes.kinds}>
          {shown.map((kind) => (
            <Kind
              key={kind}
              value={kind}
              label={t(`kind.${kind}`)}
              figure={kind}
              count={counts[kind]}
              tone={kind === "vanished" ? "asked" : undefined}
              note={
                kind === "changed" && result.past > 0
                  ? t("past.count", { count: result.past, shown: format.number(result.past) })
                  : undefined
              }
            />
          ))}
          <Kind
            value="issues"
            label={t("kind.issues")}
            figure="rejected"
            count={result.rejected}
            tone={result.rejected > 0 ? "rejected" : undefined}
            more={result.warningCount}
          />
          {result.renamed.total > 0 && (
            <Kind
              value="renamed"
              label={t("kind.renamed")}
              figure="renamed"
              count={result.renamed.total}
              tone="asked"
            />
          )}
          {first !== null && (
            <Tabs.Tab value="first" className={classes.kind}>
              {t("kind.first")}
            </Tabs.Tab>
          )}
        </Tabs.List>
      </div>
      {shown.map((kind) => (
        <Tabs.Panel key={kind} value={kind} className={classes.panel}>
          <ReviewPanel job={job} kind={kind} result={result} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="issues" className={classes.panel}>
        {issues}
      </Tabs.Panel>
      <Tabs.Panel value="renamed" className={classes.panel}>
        <RenamedPanel renamed={result.renamed} />
      </Tabs.Panel>
      <Tabs.Panel value="first" className={classes.panel}>
        {first}
      </Tabs.Panel>
    </Tabs>
  );
}

function Kind(props: {
  value: Tab;
  label: string;
  figure: string;
  count: number;
  tone: "rejected" | "asked" | undefined;
  more?: number;
  note?: string | undefined;
}) {
  const { value, label, figure, count, tone, more = 0, note } = props;
  const format = useFormat();
  return (
    <Tabs.Tab value={value} className={classes.kind}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value} data-tone={tone} data-quiet={count === 0 || undefined}>
        <span data-figure={figure}>{format.number(count)}</span>
        {note !== undefined && <span className={classes.note}> {note}</span>}
        {more > 0 && <span className={classes.was}> + {format.number(more)}</span>}
      </span>
    </Tabs.Tab>
  );
}
