import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { dismissWatched } from "../state/useWatchedFiles.ts";
import { useWindow } from "../state/windowStore.ts";
import { toastError } from "./toasts.tsx";

/** Imports exports that were found in a watched folder, or does not offer them again. @param of which one, where several are listed */
export function WatchedActions({ paths, of }: { paths: string[]; of?: string }) {
  const { t } = useTranslation("shell");
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={of === undefined ? undefined : t("watched.importOf", { file: of })}
        onClick={() => useWindow.getState().openImport(paths)}
      >
        {t("watched.import")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={of === undefined ? undefined : t("watched.dismissOf", { file: of })}
        onClick={() => void dismissWatched(paths).catch(toastError)}
      >
        {t("watched.dismiss")}
      </Button>
    </>
  );
}
