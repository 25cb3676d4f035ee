import { Switch } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { Choices } from "../model/choices.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./Noticed.module.css";

/** What the file holds beside plain rows (hidden parts, totals, broken characters), and what becomes of it. */
export function Noticed({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const { choices } = file;
  const { hidden, totals, broken } = inspection;
  const choose = (patch: Partial<Choices>) =>
    useImportFlow.getState().choose(file.path, (now) => ({ ...now, ...patch }));
  const names = (list: readonly string[]) => list.join(t("noticed.separator"));
  const count = (number: number) => ({ count: number, shown: format.number(number) });
  const lines = [
    hidden.rows > 0 && t("noticed.rows", count(hidden.rows)),
    hidden.columns.length > 0 &&
      t("noticed.columns", { count: hidden.columns.length, names: names(hidden.columns) }),
  ].filter((line) => line !== false);
  const any = lines.length > 0 || hidden.sheets.length > 0 || totals > 0 || broken.rows > 0;
  if (!any) return null;
  return (
    <section className={classes.noticed} aria-label={t("noticed.title")} data-testid="import-noticed">
      {broken.rows > 0 && (
        <p className={classes.line} role="status">
          <TriangleAlert size={14} aria-hidden className={classes.warning} />
          {t("noticed.broken", { ...count(broken.rows), first: broken.first })}
        </p>
      )}
      {lines.length > 0 && (
        <div className={classes.line}>
          <span>{lines.join(" ")}</span>
          <Switch
            size="xs"
            label={t("noticed.importHidden")}
            checked={!choices.leaveHidden}
            onChange={(event) => choose({ leaveHidden: !event.currentTarget.checked })}
          />
        </div>
      )}
      {totals > 0 && (
        <div className={classes.line}>
          <span>{t(choices.keepTotals ? "noticed.totalsKept" : "noticed.totals", count(totals))}</span>
          <Switch
            size="xs"
            label={t("noticed.importTotals")}
            checked={choices.keepTotals ?? false}
            onChange={(event) => choose({ keepTotals: event.currentTarget.checked })}
          />
        </div>
      )}
      {hidden.sheets.length > 0 && (
        <p className={classes.line}>
          {t("noticed.sheets", { count: hidden.sheets.length, names: names(hidden.sheets) })}
        </p>
      )}
    </section>
  );
}
