import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WatchedFile, WatchedLook } from "../../../../contract/shell.ts";
import { toastError } from "../../../components/toasts.tsx";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { dismissWatched } from "../../../state/useWatchedFiles.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { Cut } from "../parts/VirtualTable.tsx";
import classes from "./WatchedFolders.module.css";

/** Exports of one folder that were not taken yet, each with the profile that reads it. */
export function FoundExports({ look: { folder, files, more } }: { look: WatchedLook }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <>
      <ul className={classes.files} aria-label={t("watched.found", { folder })}>
        {files.map((file) => (
          <Found key={file.path} file={file} />
        ))}
      </ul>
      {more > 0 && (
        <p className={classes.more}>{t("watched.more", { count: more, shown: format.number(more) })}</p>
      )}
    </>
  );
}

function Found({ file: { path, name, modifiedAt } }: { file: WatchedFile }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const profile = useCall("import.profileOf", { path }).data;
  return (
    <li className={classes.file}>
      <Cut>{name}</Cut>
      <Cut muted>{t("watched.saved", { when: format.instant(modifiedAt) })}</Cut>
      <Cut muted>
        {profile === undefined
          ? ""
          : profile.name === null
            ? t("watched.noProfile")
            : t("watched.profile", { name: profile.name })}
      </Cut>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t("watched.importOf", { file: name })}
        onClick={() => useWindow.getState().openImport([path])}
      >
        {t("watched.import")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t("watched.dismissOf", { file: name })}
        onClick={() => void dismissWatched([path]).catch(toastError)}
      >
        {t("watched.dismiss")}
      </Button>
    </li>
  );
}
