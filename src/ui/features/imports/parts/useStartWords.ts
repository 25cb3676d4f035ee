import { useTranslation } from "react-i18next";
import { useFormat } from "../../../state/useFormat.ts";
import type { ImportRuns } from "../state/useImportRuns.ts";

/** What the last step's button does: tries out mended cells, imports rows, closes deals, notes an export. */
export function useStartWords({ willWrite, closing, noting, pending }: ImportRuns): string {
  const { t } = useTranslation(["imports", "review"]);
  const format = useFormat();
  if (pending) return t("review:start.check");
  const rows = t("dialog.import", { count: willWrite ?? 0, shown: format.number(willWrite ?? 0) });
  if (noting > 0) return t("review:start.note", { count: noting, shown: format.number(noting) });
  if (closing === 0) return willWrite ? rows : t("dialog.importNone");
  if (!willWrite) return t("review:start.close", { count: closing, shown: format.number(closing) });
  return t("review:start.both", {
    rows: t("review:start.rows", { count: willWrite, shown: format.number(willWrite) }),
    deals: t("review:start.deals", { count: closing, shown: format.number(closing) }),
  });
}
