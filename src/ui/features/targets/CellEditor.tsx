import { type KeyboardEvent, useRef } from "react";
import classes from "./TargetGrid.module.css";

interface CellEditorProps {
  label: string;
  /** What it begins with: the letter that was typed, or what is entered. */
  first: string;
  /** @param text null: given up @param next rows and columns to move by */
  onEnd: (text: string | null, next: readonly [number, number]) => void;
}

/** The text of one cell while it is written. */
export function CellEditor({ label, first, onEnd }: CellEditorProps) {
  const over = useRef(false);
  const finish = (text: string | null, next: readonly [number, number]) => {
    // Leaving the field after Enter or Escape is no second answer.
    if (over.current) return;
    over.current = true;
    onEnd(text, next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const text = event.currentTarget.value;
    const back = event.shiftKey ? -1 : 1;
    if (event.key === "Escape") finish(null, [0, 0]);
    else if (event.key === "Enter") finish(text, [back, 0]);
    else if (event.key === "Tab") {
      event.preventDefault();
      finish(text, [0, back]);
    }
  };
  return (
    <input
      className={classes.editor}
      aria-label={label}
      defaultValue={first}
      autoFocus
      inputMode="decimal"
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.currentTarget.value, [0, 0])}
    />
  );
}
