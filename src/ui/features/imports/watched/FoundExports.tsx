import { useTranslation } from "react-i18next";
import type { WatchedFile, WatchedLook } from "../../../../contract/shell.ts";
import { WatchedActions } from "../../../components/WatchedActions.tsx";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
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
      <WatchedActions paths={[path]} of={name} />
    </li>
  );
}
