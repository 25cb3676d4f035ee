import { SegmentedControl, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useWindow } from "../../state/windowStore.ts";
import { useFunnelView } from "./useFunnelView.ts";

/** Of a day of the past: as it is known today, late entries and all, or as it was known on that day. */
export function KnownChoice() {
  const { t } = useTranslation("measures");
  const [{ known }, setView] = useFunnelView();
  const asOf = useWindow((state) => state.asOf);
  if (asOf === null) return null;
  return (
    <Tooltip label={t("known.hint")} multiline w={320}>
      <SegmentedControl
        aria-label={t("known.label")}
        value={known}
        onChange={(next) => setView({ known: next })}
        data={(["today", "onDay"] as const).map((value) => ({ value, label: t(`known.${value}`) }))}
      />
    </Tooltip>
  );
}
