import { FolderDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { WatchedActions } from "../components/WatchedActions.tsx";
import { useFormat } from "../state/useFormat.ts";
import { useWatchedFolders } from "../state/useWatchedFiles.ts";
import { useWindow } from "../state/windowStore.ts";
import classes from "./WatchedStrip.module.css";

/** Offers what has come into the watched folders, but where the screen lists it already. Nothing is imported by itself. */
export function WatchedStrip() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const looks = useWatchedFolders().looks.filter(({ files }) => files.length > 0);
  const elsewhere = useWindow((state) => state.importing === null && state.screen !== "imports");
  const files = looks.flatMap((look) => look.files);
  if (files.length === 0 || !elsewhere) return null;
  const names = files.map(({ name }) => name).join(", ");
  return (
    <div className={classes.strip} role="status" data-testid="watched">
      <FolderDown size={14} aria-hidden className={classes.sign} />
      <span className={classes.words} title={names}>
        {t("watched.found", {
          count: files.length,
          shown: format.number(files.length),
          folder: looks
            .map(({ folder }) => folder.split(/[\\/]/).findLast(Boolean) ?? folder)
            .join(t("watched.joiner")),
        })}{" "}
        <span className={classes.names}>{names}</span>
      </span>
      <WatchedActions paths={files.map(({ path }) => path)} />
    </div>
  );
}
