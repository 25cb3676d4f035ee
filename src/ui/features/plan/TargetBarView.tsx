import type { CSSProperties } from "react";
import { type Sufficiency, targetBar } from "../../presenters/plan.ts";
import classes from "./SufficiencyBlock.module.css";

/** Won, expected from open deals and lacking in one bar, the target as a line across. The figures under it say the same. */
export function TargetBarView({ plan }: { plan: Sufficiency }) {
  const { won, expected, lacking, target } = targetBar(plan);
  const width = (share: number): CSSProperties => ({ width: `${share * 100}%` });
  return (
    <div className={classes.bar} aria-hidden data-testid="target-bar">
      {won > 0 && <span className={classes.won} style={width(won)} />}
      {expected > 0 && <span className={classes.expected} style={width(expected)} />}
      {lacking > 0 && <span className={classes.lacking} style={width(lacking)} />}
      {target !== null && <span className={classes.target} style={{ left: `${target * 100}%` }} />}
    </div>
  );
}
