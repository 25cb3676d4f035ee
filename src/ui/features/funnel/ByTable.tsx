import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { copyText } from "../../components/clipboard.ts";
import { CopyMenu } from "../../components/CopyMenu.tsx";
import { Button, Select } from "@mantine/core";
import { useLocale } from "../../locales/index.ts";
import { dimensions, isPeriod } from "../../presenters/narrow.ts";
import { toHtml, toTsv } from "../../presenters/table.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import { Block } from "../../components/Block.tsx";
import { ByRowView } from "./ByRowView.tsx";
import classes from "./ByTable.module.css";
import { byTable, useGroupName } from "./byPlainTable.ts";
import { columnNames, type SortColumn, sortRows } from "./byColumns.ts";
import { SortHead } from "./SortHead.tsx";
import { TrendChart } from "./TrendChart.tsx";
import { useAsked } from "./useAsked.ts";
import { useByFinding } from "./useByFinding.ts";
import { useCounted } from "./useCounted.ts";
import { useFunnelView } from "./useFunnelView.ts";

/** Rows drawn at first; accounts can be thousands. */
const SHOWN = 50;

/** The key figures by what deals are told apart by; each figure opens its deals. */
export function ByTable() {
  const { t } = useTranslation(["funnel", "common"]);
  const locale = useLocale();
  const format = useFormat();
  const filter = useDealFilter();
  const [view, setView] = useFunnelView();
  const { dimension, all } = view;
  const answer = useCall("funnel.by", { dimension, ...useAsked() });
  const nameOf = useGroupName(dimension);
  // As the engine sends them (most won first, quarters in time) until a header is clicked.
  const rows =
    answer.data &&
    (view.sort ? sortRows(answer.data, view.sort.column, view.sort.descending, locale) : answer.data);
  const shown = all ? rows : rows?.slice(0, SHOWN);
  const name = t(`by.dimension.${dimension}`);
  const subtitle = useCounted(t(`by.caption.${dimension}`), filter);
  const title = useByFinding(answer.data, dimension, nameOf);

  const sortBy = (column: SortColumn) => {
    const same = view.sort?.column === column;
    setView({ sort: { column, descending: same ? !view.sort?.descending : column !== "key" } });
  };
  const header = (column: SortColumn, label: string) => (
    <SortHead
      key={column}
      label={label}
      isKey={column === "key"}
      descending={view.sort?.column === column ? view.sort.descending : null}
      onSort={() => sortBy(column)}
    />
  );

  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <Select
            aria-label={t("by.label")}
            w={144}
            allowDeselect={false}
            value={dimension}
            onChange={(next) => next && setView({ dimension: next, sort: null, all: false })}
            data={dimensions.map((value) => ({ value, label: t(`by.dimension.${value}`) }))}
          />
          {rows && (
            <CopyMenu
              onTable={() => {
                const table = byTable(rows, `${title}. ${subtitle}`, name, nameOf, t, format);
                void copyText(toTsv(table), t("copy.tableDone"), toHtml(table));
              }}
            />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !rows || !shown ? (
        <Loading />
      ) : (
        <>
          {dimension === "quarter" && <TrendChart rows={answer.data} />}
          <div className={classes.scroll}>
            <table className={classes.table}>
              <caption className="visually-hidden">{t(`by.caption.${dimension}`)}</caption>
              <thead>
                <tr>
                  {header("key", name)}
                  {columnNames.map((column) => header(column, t(`by.column.${column}`)))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <ByRowView key={row.id ?? row.key} row={row} dimension={dimension} name={nameOf(row)} />
                ))}
              </tbody>
            </table>
          </div>
          {rows.length > shown.length && (
            <Button variant="default" m="md" onClick={() => setView({ all: true })}>
              {t("by.more", { n: format.number(rows.length) })}
            </Button>
          )}
          {isPeriod(dimension) && <p className={classes.note}>{t("by.quarterNote")}</p>}
          {dimension === "product" && <p className={classes.note}>{t("by.productNote")}</p>}
        </>
      )}
    </Block>
  );
}
