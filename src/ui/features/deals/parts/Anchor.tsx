import type { ComponentProps } from "react";
import type { Anchor as At } from "../grid/gridState.ts";
import classes from "./parts.module.css";

/** Where a menu or popover belongs to: a place in the grid, which has no element of its own for it. */
export function Anchor({ at, ...target }: { at: At } & ComponentProps<"button">) {
  return (
    <button
      {...target}
      type="button"
      tabIndex={-1}
      aria-hidden
      className={classes.anchor}
      style={{ left: at.left, top: at.top, height: at.bottom - at.top }}
    />
  );
}
