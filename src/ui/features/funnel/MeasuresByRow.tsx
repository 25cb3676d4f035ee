import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import { isPeriod } from "../../presenters/narrow.ts";
import {
  figureOf,
  markOfFigure,
  type MeasureColumn,
  measureColumns,
  type MeasuresRow,
  type Span,
  spanOfPeriod,
} from "../../presenters/measuresBy.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter } from "../../state/windowStore.ts";
import classes from "./ByTable.module.css";
import type { MeasuresDimension } from "./useFunnelView.ts";
import { useMeasureWords } from "./useMeasureWords.ts";
import { useNarrowed } from "./useNarrowed.ts";
import { useOpenDeals, useOpenMark } from "./useOpenDeals.ts";

interface MeasuresByRowProps {
  row: MeasuresRow;
  dimension: MeasuresDimension;
  name: string;
  window: Span;
  slips: Span | null;
}

/** One group's measures, each a button to the deals that it counts. */
export function MeasuresByRow({ row, dimension, name, window, slips }: MeasuresByRowProps) {
  const { t } = useTranslation("measures");
  const format = useFormat();
  const words = useMeasureWords();
  const whole = useDealFilter();
  const narrow = useNarrowed(dimension);
  const openDeals = useOpenDeals();
  const openMark = useOpenMark();

  const opener = (column: MeasureColumn): (() => void) | null => {
    const title: [string, string] = [name, words.header(column)];
    if (column === "open" || column === "age") {
      const open = row.velocity.openDeals > 0 ? narrow(row, "open") : null;
      return open && (() => openDeals(title, open));
    }
    const period = isPeriod(dimension);
    const within = period ? spanOfPeriod(row.key, window) : window;
    if (within === null || (period && column === "pushes")) return null;
    const mark = markOfFigure(row, column, within, period ? within : slips);
    const filter = filterFor(column);
    return mark && filter && (() => openMark(title, mark, filter));
  };
  // A period's closed deals are those of the mark's days; a filter by the close day would say it twice.
  const filterFor = (column: MeasureColumn): DealFilter | null => {
    if (!isPeriod(dimension)) return narrow(row, null);
    return column === "stalled" ? narrow(row, "open") : whole;
  };

  const cell = (column: MeasureColumn) => {
    const figure = figureOf(row, column);
    if (figure.value === null)
      return column === "coverage" ? null : (
        <span className={classes.few}>{t("few", { n: format.number(figure.n) })}</span>
      );
    const shown = words.text(column, figure.value, false);
    const open = opener(column);
    if (!open) return <span title={words.hint(column, figure)}>{shown}</span>;
    return (
      <button
        type="button"
        className={classes.open}
        title={words.hint(column, figure)}
        aria-label={`${name}, ${words.header(column)}: ${shown}. ${t("show")}`}
        onClick={open}
      >
        {shown}
      </button>
    );
  };
  return (
    <tr data-group={row.id ?? row.key}>
      <th scope="row" className={classes.key} data-none={row.key === "" || undefined}>
        {name}
      </th>
      {measureColumns.map((column) => (
        <td key={column} data-column={column}>
          {cell(column)}
        </td>
      ))}
    </tr>
  );
}
