import { Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWindow } from "../state/windowStore.ts";
import { Keys } from "./Keys.tsx";
import classes from "./Rail.module.css";
import { type ScreenEntry, screens } from "./screens.tsx";

export function Rail() {
  const { t } = useTranslation("shell");
  return (
    <nav className={classes.rail} aria-label={t("rail")}>
      {screens
        .filter(({ below }) => !below)
        .map((entry) => (
          <RailButton key={entry.id} entry={entry} />
        ))}
      <div className={classes.gap} />
      {screens
        .filter(({ below }) => below)
        .map((entry) => (
          <RailButton key={entry.id} entry={entry} />
        ))}
    </nav>
  );
}

function RailButton({ entry }: { entry: ScreenEntry }) {
  const { t } = useTranslation("shell");
  const current = useWindow((state) => state.screen === entry.id);
  const go = useWindow((state) => state.go);
  const Icon = entry.icon;
  const position = screens.indexOf(entry) + 1;
  return (
    <Tooltip
      position="right"
      label={
        <>
          {t(entry.label)} <Keys of={`mod+${position}`} />
        </>
      }
    >
      <UnstyledButton
        className={classes.button}
        aria-current={current ? "page" : undefined}
        aria-keyshortcuts={`Control+${position}`}
        onClick={() => go(entry.id)}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden />
        <span className={classes.label}>{t(entry.label)}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
