import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shell } from "../../bridge.ts";
import { toastError } from "../../components/toasts.tsx";
import { useShell } from "../../state/shellStore.ts";
import { Setting } from "./Setting.tsx";
import classes from "./Settings.module.css";

/** Language and theme: of this app, not of the file. */
export function WindowSettings() {
  const { t } = useTranslation("settings");
  const state = useShell((store) => store.state);
  if (!state) return null;
  return (
    <section aria-label={t("window")}>
      <h2 className={classes.heading}>{t("window")}</h2>
      <Setting label={t("language")} hint={t("languageHint")}>
        <SegmentedControl
          aria-label={t("language")}
          value={state.localeSetting}
          onChange={(locale) => void shell("setLocale", { locale }).catch(toastError)}
          // A language is named in itself, so that whoever landed in the wrong one finds the way back.
          data={[
            { value: "system", label: t("system") },
            { value: "en", label: "English" },
            { value: "zh-CN", label: "简体中文" },
          ]}
        />
      </Setting>
      <Setting label={t("theme")}>
        <SegmentedControl
          aria-label={t("theme")}
          value={state.theme}
          onChange={(theme) => void shell("setTheme", { theme }).catch(toastError)}
          data={[
            { value: "system", label: t("system") },
            { value: "light", label: t("light") },
            { value: "dark", label: t("dark") },
          ]}
        />
      </Setting>
    </section>
  );
}
