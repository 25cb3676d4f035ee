import { Button } from "@mantine/core";
import { FolderDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toastError } from "../components/toasts.tsx";
import { useShell } from "../state/shellStore.ts";
import { useFormat } from "../state/useFormat.ts";
import { dismissWatched, useWatchedFiles } from "../state/useWatchedFiles.ts";
import { useWindow } from "../state/windowStore.ts";
import classes from "./WatchedStrip.module.css";

/** Offers what has come into the watched folder. Nothing is imported by itself. */
export function WatchedStrip() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const files = useWatchedFiles();
  const folder = useShell((store) => store.state?.watchedFolder ?? "");
  const importing = useWindow((state) => state.importing !== null);
  if (files.length === 0 || importing) return null;
  const names = files.map(({ name }) => name).join(", ");
  return (
    <div className={classes.strip} role="status" data-testid="watched">
      <FolderDown size={14} aria-hidden className={classes.sign} />
      <span className={classes.words} title={names}>
        {t("watched.found", {
          count: files.length,
          shown: format.number(files.length),
          folder: folder.split(/[\\/]/).findLast(Boolean) ?? folder,
        })}{" "}
        <span className={classes.names}>{names}</span>
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => useWindow.getState().openImport(files.map(({ path }) => path))}
      >
        {t("watched.import")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => void dismissWatched(files).catch(toastError)}
      >
        {t("watched.dismiss")}
      </Button>
    </div>
  );
}
