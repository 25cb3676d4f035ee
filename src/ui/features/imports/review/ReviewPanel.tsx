import { Select, TextInput } from "@mantine/core";
import { ArrowRight, Search } from "lucide-react";
import { useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewKind, PreviewPage, PreviewRow } from "../../../../contract/importPreview.ts";
import type { ImportResult, ImportTable } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useReview } from "../state/reviewStore.ts";
import { Difference } from "./Difference.tsx";
import classes from "./Review.module.css";
import { ReviewDetail } from "./ReviewDetail.tsx";
import { ReviewGrid } from "./ReviewGrid.tsx";
import { useChangeWords } from "./useChangeWords.ts";
import type { PreviewPages } from "./usePreviewPages.ts";
import { useReviewColumns } from "./useReviewColumns.tsx";
import { VanishedBar } from "./VanishedBar.tsx";

interface Props {
  job: string;
  kind: PreviewKind;
  result: ImportResult;
}

interface Seen {
  head: PreviewPage | null;
  row: PreviewRow | undefined;
}

/** The rows of one kind: narrowed, put in order, each whole beside the list. */
export function ReviewPanel({ job, kind, result }: Props) {
  const { t } = useTranslation(["review", "imports"]);
  const format = useFormat();
  const [search, setSearch] = useState("");
  const [chosen, setTable] = useState<string | null>(null);
  const [field, setField] = useState<string | null>(null);
  const [sort, setSort] = useState<"file" | "difference">("file");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const [{ head, row }, setSeen] = useState<Seen>({ head: null, row: undefined });
  const narrow = useDeferredValue(search);
  const words = useChangeWords(head?.rows[0]);
  const tables = head?.tables ?? [];
  // The deals come first; one table needs no choice.
  const table = chosen ?? (tables.length > 1 ? (tables[0]?.table ?? null) : null);
  const others = (table ?? tables[0]?.table ?? "deals") !== "deals";
  const columns = useReviewColumns(kind, others ? "others" : "deals", open && row !== undefined);
  const onPages = useCallback(
    (pages: PreviewPages) => {
      const next = { head: pages.head, row: pages.rowAt(active) };
      setSeen((now) => (now.head === next.head && now.row === next.row ? now : next));
    },
    [active],
  );
  const restart = (change: () => void) => {
    change();
    setActive(0);
  };
  const toggle = ({ deal, afterMinor }: PreviewRow) => {
    if (deal === null) return;
    const { vanished, vanishedDeals, decide } = useReview.getState();
    decide(deal, (vanishedDeals[deal] ?? vanished) === "keep" ? "close" : "keep", afterMinor ?? 0);
  };
  const all = result.preview?.[kind].rows ?? 0;
  return (
    <div className={classes.panel}>
      {kind === "vanished" && <VanishedBar found={result.vanished} />}
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          aria-label={t("search")}
          placeholder={t("search")}
          leftSection={<Search size={14} aria-hidden />}
          value={search}
          onChange={(event) => restart(() => setSearch(event.currentTarget.value))}
        />
        {tables.length > 1 && (
          <Select
            aria-label={t("table")}
            data={tables.map(({ table: name, rows }) => ({
              value: name,
              label: `${t(`imports:table.${name as ImportTable}`)} (${format.number(rows)})`,
            }))}
            value={table}
            onChange={(value) =>
              restart(() => {
                setTable(value);
                setField(null);
              })
            }
            allowDeselect={false}
            w={168}
          />
        )}
        {kind === "changed" && head && head.fields.length > 1 && (
          <Select
            aria-label={t("field")}
            data={[
              { value: "", label: t("anyField") },
              ...head.fields.map(({ field: name, name: given, rows }) => ({
                value: name,
                label: `${words.field(name, given)} (${format.number(rows)})`,
              })),
            ]}
            value={field ?? ""}
            onChange={(value) => restart(() => setField(value === "" ? null : value))}
            allowDeselect={false}
            w={184}
          />
        )}
        {kind === "changed" && !others && (
          <Select
            aria-label={t("sort")}
            data={[
              { value: "file", label: t("sortBy.file") },
              { value: "difference", label: t("sortBy.difference") },
            ]}
            value={sort}
            onChange={(value) => restart(() => setSort(value === "difference" ? value : "file"))}
            allowDeselect={false}
            w={196}
          />
        )}
        {head && <Total head={head} all={all} kind={kind} />}
      </div>
      <div className={classes.split}>
        <div className={classes.grid}>
          <ReviewGrid
            label={t(`kind.${kind}`)}
            question={{ job, kind, search: narrow, table, field, sort }}
            columns={columns}
            active={active}
            onActive={setActive}
            onOpen={() => setOpen(true)}
            onClose={() => {
              setOpen(false);
              return open;
            }}
            onPages={onPages}
            narrowed={search.trim() !== "" || field !== null}
            {...(kind === "vanished" ? { onToggle: toggle } : {})}
          />
        </div>
        {open && row && <ReviewDetail row={row} onClose={() => setOpen(false)} />}
      </div>
      <p className={classes.hint}>
        {kind === "vanished" ? t("keysVanished") : t("keys")}
        {result.preview?.whole === false && ` · ${t("notWhole")}`}
      </p>
    </div>
  );
}

function Total({ head, all, kind }: { head: PreviewPage; all: number; kind: PreviewKind }) {
  const { t } = useTranslation("review");
  const format = useFormat();
  const { beforeMinor: before, afterMinor: after } = head;
  return (
    <span className={classes.total} aria-live="polite">
      <span>{t("shown", { shown: format.number(head.total), all: format.number(all) })}</span>
      {(before !== 0 || after !== 0) && (
        <span>
          {kind === "changed" && before !== after && (
            <>
              {format.moneyUnit(before)} <ArrowRight size={11} aria-label={t("detail.becomes")} />{" "}
            </>
          )}
          {format.moneyUnit(after)} {kind === "changed" && <Difference before={before} after={after} />}
        </span>
      )}
    </span>
  );
}
