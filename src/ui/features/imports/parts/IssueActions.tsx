import { Button } from "@mantine/core";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportIssue } from "../../../../contract/importing.ts";
import { copyText } from "../../../components/clipboard.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { type IssueHeaders, toTabs } from "../model/issues.ts";

/** The list as it is narrowed, to the clipboard: for whoever has to correct the source. */
export function IssueActions({ issues }: { issues: readonly ImportIssue[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const headers: IssueHeaders = [
    t("issues.file"),
    t("issues.row"),
    t("issues.column"),
    t("issues.value"),
    t("issues.reason"),
  ];
  const said = t("issues.copied", { count: issues.length, shown: format.number(issues.length) });
  return (
    <Button
      variant="default"
      leftSection={<Copy size={14} aria-hidden />}
      disabled={issues.length === 0}
      onClick={() => void copyText(toTabs(issues, headers), said)}
    >
      {t("issues.copy")}
    </Button>
  );
}
