import { useTranslation } from "react-i18next";
import { copyText } from "../../components/clipboard.ts";
import { CopyMenu } from "../../components/CopyMenu.tsx";
import { type PlainTable, toHtml, toTsv } from "../../presenters/table.ts";

/** A chart to the clipboard: as a table, and as a picture where it can be drawn. */
export function CopyTable({ table, onPicture }: { table: PlainTable; onPicture?: () => void }) {
  const { t } = useTranslation("funnel");
  return (
    <CopyMenu
      {...(onPicture ? { onPicture } : {})}
      onTable={() => void copyText(toTsv(table), t("copy.tableDone"), toHtml(table))}
    />
  );
}
