import { Button } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWindow } from "../state/windowStore.ts";
import { Notice } from "./ScreenStates.tsx";

interface FirstUseProps {
  icon: LucideIcon;
  /** The screen, whose words say what it is for and what it needs. */
  of: "home" | "funnel" | "forecast" | "coaching" | "plan";
}

/** A screen about deals in a file that has none: what it is for, and how to begin. */
export function FirstUse({ icon, of }: FirstUseProps) {
  const { t } = useTranslation(["common", "home", "funnel", "forecast", "coaching", "plan"]);
  const openImport = useWindow((state) => state.openImport);
  const go = useWindow((state) => state.go);
  return (
    <Notice
      icon={icon}
      title={t(`${of}:firstUse.title`)}
      actions={
        <>
          <Button onClick={() => openImport()}>{t("firstUse.import")}</Button>
          <Button variant="default" onClick={() => go("deals")}>
            {t("firstUse.toDeals")}
          </Button>
        </>
      }
    >
      {t(`${of}:firstUse.text`)}
    </Notice>
  );
}
