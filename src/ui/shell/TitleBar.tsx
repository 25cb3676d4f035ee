import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { ArrowLeft, ArrowRight, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWindow } from "../state/windowStore.ts";
import { AsOfChooser } from "./AsOfChooser.tsx";
import { Keys } from "./Keys.tsx";
import { openPalette } from "./paletteStore.ts";
import { PeriodPicker } from "./PeriodPicker.tsx";
import type { ScreenEntry } from "./screens.tsx";
import classes from "./TitleBar.module.css";

export function TitleBar({ entry }: { entry: ScreenEntry }) {
  const { t } = useTranslation("shell");
  const goBack = useWindow((state) => state.goBack);
  const goForward = useWindow((state) => state.goForward);
  const canBack = useWindow((state) => state.back.length > 0);
  const canForward = useWindow((state) => state.forward.length > 0);
  return (
    <header className={classes.bar}>
      <Tooltip
        label={
          <>
            {t("back")} <Keys of="alt+left" />
          </>
        }
      >
        {/* Disabled by data, so that the tooltip still tells what it is. */}
        <ActionIcon
          aria-label={t("back")}
          data-disabled={!canBack || undefined}
          aria-disabled={!canBack}
          onClick={goBack}
        >
          <ArrowLeft size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip
        label={
          <>
            {t("forward")} <Keys of="alt+right" />
          </>
        }
      >
        <ActionIcon
          aria-label={t("forward")}
          data-disabled={!canForward || undefined}
          aria-disabled={!canForward}
          onClick={goForward}
        >
          <ArrowRight size={16} />
        </ActionIcon>
      </Tooltip>
      <h1 className={classes.title}>{t(entry.label)}</h1>
      <div className={classes.gap} />
      {entry.filtered && <PeriodPicker />}
      {entry.filtered && <AsOfChooser />}
      <Button
        variant="default"
        className={classes.search}
        leftSection={<Search size={14} aria-hidden />}
        rightSection={<Keys of="mod+k" />}
        onClick={openPalette}
        aria-label={t("palette.button")}
      >
        <span className={classes.searchLabel}>{t("palette.button")}</span>
      </Button>
    </header>
  );
}
