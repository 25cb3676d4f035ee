import classes from "./WhiskerRows.module.css";

export interface WhiskerRow {
  key: string;
  name: string;
  /** On the scale from 0 to `most`; null: nothing to draw. */
  at: number | null;
  low: number | null;
  /** Null: open to that side. */
  high: number | null;
  /** A second mark, hollow. */
  second?: number | null;
  /** The figures in words, beside the mark. */
  text: string;
  openLabel: string;
  onOpen: (() => void) | null;
}

interface WhiskerRowsProps {
  label: string;
  rows: readonly WhiskerRow[];
  most: number;
  /** What stands at the ends of the scale. */
  ends: [string, string];
}

/** One figure a row with its interval on a common scale from zero; the whole row is the button to its deals. */
export function WhiskerRows({ label, rows, most, ends }: WhiskerRowsProps) {
  const share = (value: number): string => `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%`;
  return (
    <div role="group" aria-label={label} className={classes.rows}>
      <div className={classes.scale} aria-hidden>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      {rows.map((row) => (
        <button
          key={row.key}
          type="button"
          className={classes.row}
          data-row={row.key}
          aria-label={`${row.name}: ${row.text}${row.onOpen ? `. ${row.openLabel}` : ""}`}
          aria-disabled={row.onOpen === null}
          onClick={() => row.onOpen?.()}
        >
          <span className={classes.name}>{row.name}</span>
          <span className={classes.track}>
            {row.at !== null && (
              <>
                <span
                  className={classes.range}
                  data-open={row.high === null || undefined}
                  style={{
                    left: share(row.low ?? row.at),
                    width: `calc(${share(row.high ?? most)} - ${share(row.low ?? row.at)})`,
                  }}
                />
                {row.second != null && (
                  <span className={classes.second} style={{ left: share(row.second) }} />
                )}
                <span className={classes.dot} style={{ left: share(row.at) }} />
              </>
            )}
          </span>
          <span className={classes.text} title={row.text}>
            {row.text}
          </span>
        </button>
      ))}
    </div>
  );
}
