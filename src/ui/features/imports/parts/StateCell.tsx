import { useTranslation } from "react-i18next";
import classes from "./StateCell.module.css";

/** Whether a change is in the file or undone, or an export was noted that changed nothing: by its mark and its word. */
export function StateCell({ state }: { state: "active" | "undone" | "noted" }) {
  const { t } = useTranslation("imports");
  return (
    <span className={classes.state} data-active={state === "active" || undefined}>
      {t(`log.${state}`)}
    </span>
  );
}
