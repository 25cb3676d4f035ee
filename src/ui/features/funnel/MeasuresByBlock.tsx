import { Button, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useLocale } from "../../locales/index.ts";
import { figureOf, type MeasureColumn, measureColumns, sortMeasures } from "../../presenters/measuresBy.ts";
import { isPeriod } from "../../presenters/narrow.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./ByTable.module.css";
import { useGroupName } from "./byPlainTable.ts";
import { CopyTable } from "./CopyTable.tsx";
import { MeasuresByRow } from "./MeasuresByRow.tsx";
import { SortHead } from "./SortHead.tsx";
import { useCountedOf } from "./useCounted.ts";
import { measuresDimensions, useFunnelView } from "./useFunnelView.ts";
import { useMeasuresBy } from "./useMeasuresBy.ts";
import { useMeasureWords } from "./useMeasureWords.ts";

/** Rows drawn at first; accounts can be thousands. */
const SHOWN = 50;

/** Velocity, ageing, slipping and the rest, told apart by owner, team, product …; each figure opens its deals. */
export function MeasuresByBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const locale = useLocale();
  const format = useFormat();
  const words = useMeasureWords();
  const [{ compareBy: dimension, compareSort: sort, compareAll: all }, setView] = useFunnelView();
  const { rows: found, window, slips, error, retry } = useMeasuresBy(dimension);
  const nameOf = useGroupName(dimension);
  const rows = found && (sort ? sortMeasures(found, sort.column, sort.descending, locale) : found);
  const shown = all ? rows : rows?.slice(0, SHOWN);
  const name = t(`funnel:by.dimension.${dimension}`);
  const title = t("compare.title", { by: name });
  const subtitle = useCountedOf(
    t("compare.counted"),
    rows && t("compare.groups", { count: rows.length, shown: format.number(rows.length) }),
  );
  const head = (column: MeasureColumn | "key", label: string) => (
    <SortHead
      key={column}
      label={label}
      isKey={column === "key"}
      descending={sort?.column === column ? sort.descending : null}
      onSort={() =>
        setView({
          compareSort: {
            column,
            descending: sort?.column === column ? !sort.descending : column !== "key",
          },
        })
      }
    />
  );
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <>
          <Select
            aria-label={t("funnel:by.label")}
            w={144}
            allowDeselect={false}
            value={dimension}
            data={measuresDimensions.map((value) => ({ value, label: t(`funnel:by.dimension.${value}`) }))}
            onChange={(next) => next && setView({ compareBy: next, compareSort: null, compareAll: false })}
          />
          {rows && (
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: [name, ...measureColumns.map(words.header)],
                rows: rows.map((row) => [
                  nameOf(row),
                  ...measureColumns.map((column) => {
                    const { value } = figureOf(row, column);
                    return value === null ? "" : words.text(column, value, true);
                  }),
                ]),
              }}
            />
          )}
        </>
      }
    >
      {error ? (
        <Failed error={error} onRetry={retry} />
      ) : !rows || !shown || !window ? (
        <Loading rows={6} />
      ) : (
        <>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <caption className="visually-hidden">{title}</caption>
              <thead>
                <tr>
                  {head("key", name)}
                  {measureColumns.map((column) => head(column, words.header(column)))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <MeasuresByRow
                    key={row.id ?? row.key}
                    row={row}
                    dimension={dimension}
                    name={nameOf(row)}
                    window={window}
                    slips={slips}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {rows.length > shown.length && (
            <Button variant="default" m="md" onClick={() => setView({ compareAll: true })}>
              {t("funnel:by.more", { n: format.number(rows.length) })}
            </Button>
          )}
          <p className={classes.note}>{t("compare.note")}</p>
          {isPeriod(dimension) && <p className={classes.note}>{t("funnel:by.quarterNote")}</p>}
          {dimension === "product" && <p className={classes.note}>{t("funnel:by.productNote")}</p>}
        </>
      )}
    </Block>
  );
}
