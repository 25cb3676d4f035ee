import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shell } from "../../bridge.ts";
import { toastError } from "../../components/toasts.tsx";
import { useShell } from "../../state/shellStore.ts";
import { Setting } from "./Setting.tsx";
import classes from "./Settings.module.css";

/** Where the user's exports land: of this computer, not of the file. */
export function WatchedFolder() {
  const { t } = useTranslation("settings");
  const folder = useShell((store) => store.state?.watchedFolder ?? null);
  return (
    <section aria-label={t("imports")}>
      <h2 className={classes.heading}>{t("imports")}</h2>
      <Setting label={t("watched")} hint={folder ?? t("watchedHint")}>
        <Group gap="sm">
          <Button variant="default" onClick={() => void shell("chooseWatchedFolder").catch(toastError)}>
            {folder === null ? t("watchedChoose") : t("watchedChange")}
          </Button>
          {folder !== null && (
            <Button variant="default" onClick={() => void shell("forgetWatchedFolder").catch(toastError)}>
              {t("watchedStop")}
            </Button>
          )}
        </Group>
      </Setting>
    </section>
  );
}
