import { Tooltip } from "@mantine/core";
import classes from "./HeatTable.module.css";

export interface HeatCell {
  /** Empty: nothing can be said yet. */
  text: string;
  /** How strongly it is coloured, 0-1; null: not at all. */
  heat: number | null;
  /** Hatched: many are undecided, so that it may still change. */
  young?: boolean;
  hint: string;
  onOpen: (() => void) | null;
}

export interface HeatRow {
  key: string;
  name: string;
  /** Plain figures before the coloured ones. */
  lead: HeatCell[];
  cells: HeatCell[];
}

interface HeatTableProps {
  caption: string;
  /** Over the names, the plain figures, the coloured ones. */
  corner: string;
  leads: string[];
  columns: string[];
  rows: readonly HeatRow[];
}

/** Shares in a table, the more the stronger the colour; each cell is a button to its deals. */
export function HeatTable({ caption, corner, leads, columns, rows }: HeatTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {corner}
            </th>
            {[...leads, ...columns].map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={classes.name}>
                {row.name}
              </th>
              {row.lead.map((cell, index) => (
                <td key={leads[index]}>
                  <Cell cell={cell} />
                </td>
              ))}
              {row.cells.map((cell, index) => (
                <td key={columns[index]} className={classes.heat}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell: { text, heat, young, hint, onOpen } }: { cell: HeatCell }) {
  if (text === "") return null;
  const style =
    heat === null
      ? undefined
      : {
          backgroundColor: `color-mix(in srgb, var(--fw-accent) ${Math.round(6 + heat * 34)}%, transparent)`,
        };
  return (
    <Tooltip label={hint} disabled={hint === ""}>
      {onOpen ? (
        <button
          type="button"
          className={classes.cell}
          data-figure={heat === null || undefined}
          data-young={young || undefined}
          style={style}
          onClick={onOpen}
        >
          {text}
        </button>
      ) : (
        <span className={classes.cell} data-plain data-young={young || undefined} style={style}>
          {text}
        </span>
      )}
    </Tooltip>
  );
}
