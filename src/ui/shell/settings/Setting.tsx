import type { ReactNode } from "react";
import classes from "./Settings.module.css";

/** One line of the settings: its name, what it does, its control. */
export function Setting({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      <div>
        <div className={classes.label}>{label}</div>
        {hint && <div className={classes.hint}>{hint}</div>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
