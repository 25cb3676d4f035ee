import { Button } from "@mantine/core";
import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ScreenId } from "../state/address.ts";
import { useFormat } from "../state/useFormat.ts";
import { useWindow } from "../state/windowStore.ts";
import classes from "./AsOfBand.module.css";

/** Says that part of what is shown is of a past day, and of which part that is true. */
export function AsOfBand({ screen }: { screen: ScreenId }) {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const asOf = useWindow((state) => state.asOf);
  const setAsOf = useWindow((state) => state.setAsOf);
  if (asOf === null) return null;
  return (
    <div className={classes.band} role="status">
      <History size={14} aria-hidden />
      <span className={classes.text}>{t(bandOf(screen), { day: format.day(asOf) })}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        className={classes.button}
        onClick={() => setAsOf(null)}
      >
        {t("asOf.backToToday")}
      </Button>
    </div>
  );
}

function bandOf(screen: ScreenId) {
  if (screen === "home") return "asOf.bandHome";
  if (screen === "plan") return "asOf.bandPlan";
  if (screen === "coaching") return "asOf.bandCoaching";
  return screen === "funnel" ? "asOf.band" : "asOf.bandElsewhere";
}
