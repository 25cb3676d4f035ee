import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shell } from "../../../bridge.ts";
import { toast, toastError } from "../../../components/toasts.tsx";
import { callAny } from "../../../state/engine.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { useFormat } from "../../../state/useFormat.ts";

/** Profiles out to a file, and in from one: for another workbook, or a colleague's. */
export function ProfileFiles({ any }: { any: boolean }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const carryOut = async () => {
    const path = await shell("chooseExportPath", {
      defaultName: t("profiles.fileName"),
      extensions: ["json"],
    });
    if (path === null) return;
    const { profiles } = await callAny("import.exportProfiles", { path });
    toast({ message: t("profiles.exported", { count: profiles, shown: format.number(profiles) }) });
  };
  const takeIn = async () => {
    const path = await shell("chooseProfileFile");
    if (path === null) return;
    const { added, replaced } = await callAny("import.importProfiles", { path });
    useWindow.getState().setView("imports", { tab: "profiles" });
    toast({
      message: t("profiles.imported", {
        count: added,
        added: format.number(added),
        replaced: format.number(replaced),
      }),
    });
  };
  return (
    <Group gap="sm">
      <Button variant="default" onClick={() => void takeIn().catch((error) => toastError(error))}>
        {t("profiles.import")}
      </Button>
      {any && (
        <Button variant="default" onClick={() => void carryOut().catch((error) => toastError(error))}>
          {t("profiles.export")}
        </Button>
      )}
    </Group>
  );
}
