import { useTranslation } from "react-i18next";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./SupplyTable.module.css";

export interface SupplyNote {
  text: string;
  tone?: "short" | "idle";
}

export interface SupplyCellView {
  month: string;
  /** P50, and P10 to P90. */
  figure: string;
  range: string;
  notes: SupplyNote[];
  /** The whole in words. */
  hint: string;
  deals: readonly { deal: string }[];
}

export interface SupplyRowView {
  id: string;
  name: string;
  note: string;
  cells: SupplyCellView[];
}

interface SupplyTableProps {
  caption: string;
  corner: string;
  rows: readonly SupplyRowView[];
}

/** Quantities or hours by month; a click on a cell lists the deals that add most to it. */
export function SupplyTable({ caption, corner, rows }: SupplyTableProps) {
  const format = useFormat();
  const months = rows[0]?.cells.map(({ month }) => month) ?? [];
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {corner}
            </th>
            {months.map((month) => (
              <th key={month} scope="col">
                {format.period(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <th scope="row" className={classes.name}>
                {row.name}
                <span className={classes.note}>{row.note}</span>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.month} data-month={cell.month}>
                  <Cell cell={cell} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, row }: { cell: SupplyCellView; row: SupplyRowView }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const { month, figure, range, notes, hint, deals } = cell;
  const inside = (
    <>
      <span className={classes.figure}>{figure}</span>
      <span className={classes.range}>{range}</span>
      {notes.map(({ text, tone }) => (
        <span key={text} className={classes.range} data-tone={tone}>
          {text}
        </span>
      ))}
    </>
  );
  if (deals.length === 0)
    return (
      <span className={classes.cell} title={hint}>
        {inside}
      </span>
    );
  const title = t("supply.list", { name: row.name, month: format.period(month) });
  return (
    <button
      type="button"
      className={classes.cell}
      title={hint}
      aria-label={`${row.name}, ${format.period(month)}: ${hint}. ${t("supply.showDeals")}`}
      onClick={() => openList({ title, filter: { ids: deals.map(({ deal }) => deal) } })}
    >
      {inside}
    </button>
  );
}
