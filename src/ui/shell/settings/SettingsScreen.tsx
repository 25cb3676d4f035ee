import { useTranslation } from "react-i18next";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { Shortcuts } from "../Shortcuts.tsx";
import { AboutSettings } from "./AboutSettings.tsx";
import { FileSettings } from "./FileSettings.tsx";
import classes from "./Settings.module.css";
import { WindowSettings } from "./WindowSettings.tsx";

export default function SettingsScreen() {
  const { t } = useTranslation("settings");
  const ref = useKeptScroll<HTMLDivElement>("settings");
  return (
    <div ref={ref} className={classes.screen}>
      <div className={classes.column}>
        <WindowSettings />
        <FileSettings />
        <section aria-label={t("shortcuts")}>
          <h2 className={classes.heading}>{t("shortcuts")}</h2>
          <Shortcuts />
        </section>
        <AboutSettings />
      </div>
    </div>
  );
}
