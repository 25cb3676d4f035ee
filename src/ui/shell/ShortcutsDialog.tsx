import { Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useCommand } from "../state/useCommand.ts";
import { Shortcuts } from "./Shortcuts.tsx";

export function ShortcutsDialog() {
  const { t } = useTranslation(["shell", "common"]);
  const [opened, { open, close }] = useDisclosure(false);
  useCommand("shortcuts", open);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("shortcuts.title")}
      size={640}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <Shortcuts />
    </Modal>
  );
}
