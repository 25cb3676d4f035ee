import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A chart as a picture or as a table, to the clipboard. */
export function CopyMenu({ onPicture, onTable }: { onPicture?: () => void; onTable: () => void }) {
  const { t } = useTranslation("common");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("copyMenu.label")}>
          <ActionIcon aria-label={t("copyMenu.label")}>
            <Copy size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {onPicture && <Menu.Item onClick={onPicture}>{t("copyMenu.picture")}</Menu.Item>}
        <Menu.Item onClick={onTable}>{t("copyMenu.table")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
