import { Button, Group, Modal } from "@mantine/core";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { shell } from "../../bridge.ts";
import { toast, toastError } from "../../components/toasts.tsx";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./AgendaDialog.module.css";
import { AgendaPage, type AgendaProps } from "./AgendaPage.tsx";

/** The page as it is printed; the window prints only this. */
export function AgendaDialog({ onClose, ...agenda }: AgendaProps & { onClose: () => void }) {
  const { t } = useTranslation(["coaching", "common"]);
  const format = useFormat();
  const name = agenda.person.person;
  const savePdf = async () => {
    try {
      const path = await shell("savePdf", {
        defaultName: t("agenda.file", { name, day: format.dayCell(agenda.today) }),
      });
      if (path !== null) toast({ message: t("agenda.saved", { path }) });
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title={t("agenda.title", { name })}
        size={760}
        closeButtonProps={{ "aria-label": t("common:action.close") }}
      >
        <AgendaPage {...agenda} />
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={() => window.print()}>
            {t("agenda.print")}
          </Button>
          <Button onClick={() => void savePdf()}>{t("agenda.pdf")}</Button>
        </Group>
      </Modal>
      {createPortal(
        <div className={classes.paper} data-paper>
          <AgendaPage {...agenda} />
        </div>,
        document.body,
      )}
    </>
  );
}
