import type { ReactNode } from "react";
import { Definition } from "./Definition.tsx";
import classes from "./KeyFigure.module.css";

export interface KeyFigureProps {
  /** Stable name, for tests and for going back to it. */
  name?: string;
  label: string;
  /** Before the label: the colour that stands for the figure in a chart. */
  icon?: ReactNode;
  /** Formatted. Null: there is nothing to say; `note` tells why. */
  value: string | null;
  /** Interval, n, quartiles: small under the figure. */
  note?: ReactNode;
  definition?: ReactNode;
  tone?: "won" | "lost";
  /** Opens the deals behind the figure. */
  onOpen?: () => void;
  /** For the button's name: "Show these 12 deals". */
  openLabel?: string;
}

/** One figure with its name, what it means and the deals behind it. */
export function KeyFigure({
  name,
  label,
  icon,
  value,
  note,
  definition,
  tone,
  onOpen,
  openLabel,
}: KeyFigureProps) {
  const figure = (
    <span className={classes.value} data-tone={tone} data-figure={name}>
      {value ?? "—"}
    </span>
  );
  return (
    <div className={classes.figure}>
      <div className={classes.label}>
        {icon}
        {label}
        {definition && <Definition of={label}>{definition}</Definition>}
      </div>
      {onOpen ? (
        <button
          type="button"
          className={classes.open}
          onClick={onOpen}
          aria-label={`${label}: ${value ?? "—"}. ${openLabel ?? ""}`}
        >
          {figure}
        </button>
      ) : (
        figure
      )}
      {note !== undefined && <div className={classes.note}>{note}</div>}
    </div>
  );
}
