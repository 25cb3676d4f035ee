import { useTranslation } from "react-i18next";
import classes from "./StateCell.module.css";

/** Whether a change is in the file or undone: by its mark and its word. */
export function StateCell({ active }: { active: boolean }) {
  const { t } = useTranslation("imports");
  return (
    <span className={classes.state} data-active={active || undefined}>
      {active ? t("log.active") : t("log.undone")}
    </span>
  );
}
