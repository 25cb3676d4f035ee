import { useFormat } from "../../../state/useFormat.ts";
import classes from "./Review.module.css";

/** What an amount gains or loses, with its sign; nothing where it stays. */
export function Difference({ before, after }: { before: number | null; after: number | null }) {
  const format = useFormat();
  const by = (after ?? 0) - (before ?? 0);
  if (by === 0) return null;
  return (
    <span className={classes.difference} data-tone={by > 0 ? "gain" : "loss"}>
      {by > 0 ? "+" : "−"}
      {format.money(Math.abs(by))}
    </span>
  );
}
