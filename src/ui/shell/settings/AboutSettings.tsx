import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useShell } from "../../state/shellStore.ts";
import { showLogs } from "../files.ts";
import { Setting } from "./Setting.tsx";
import classes from "./Settings.module.css";

export function AboutSettings() {
  const { t } = useTranslation(["settings", "common"]);
  const version = useShell((store) => store.state?.version ?? "");
  return (
    <section aria-label={t("about")}>
      <h2 className={classes.heading}>{t("about")}</h2>
      <Setting label={`${t("common:app")}, ${t("version", { version })}`} hint={t("privacy")}>
        <Button variant="default" onClick={() => void showLogs()}>
          {t("logs")}
        </Button>
      </Setting>
    </section>
  );
}
