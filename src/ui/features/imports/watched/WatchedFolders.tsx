import { Button } from "@mantine/core";
import { FolderDown, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WatchedLook } from "../../../../contract/shell.ts";
import { shell } from "../../../bridge.ts";
import { toastError } from "../../../components/toasts.tsx";
import { useShell } from "../../../state/shellStore.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { lookAgain, useWatchedFolders } from "../../../state/useWatchedFiles.ts";
import { Cut } from "../parts/VirtualTable.tsx";
import { FoundExports } from "./FoundExports.tsx";
import classes from "./WatchedFolders.module.css";

/** The folders that exports land in, of this computer and not of the file: what is new in each, and what is wrong with it. */
export function WatchedFolders() {
  const { t } = useTranslation("imports");
  const folders = useShell((store) => store.state?.watchedFolders ?? none);
  const { looks, lookedAt } = useWatchedFolders();
  return (
    <section className={classes.section} aria-label={t("watched.heading")} data-testid="watched-folders">
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("watched.heading")}</h2>
        <span className={classes.hint}>{t(folders.length === 0 ? "watched.none" : "watched.hint")}</span>
        {folders.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={lookAgain}>
            {t("watched.lookAgain")}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => choose()}>
          {t(folders.length === 0 ? "watched.choose" : "watched.chooseMore")}
        </Button>
      </div>
      {folders.map((folder) => (
        <Folder
          key={folder}
          folder={folder}
          look={looks.find((look) => look.folder === folder)}
          lookedAt={lookedAt}
        />
      ))}
    </section>
  );
}

const none: string[] = [];

function choose(instead?: string): void {
  void shell("chooseWatchedFolder", instead === undefined ? {} : { instead }).catch(toastError);
}

function Folder(props: { folder: string; look: WatchedLook | undefined; lookedAt: number | null }) {
  const { folder, look, lookedAt } = props;
  const { t } = useTranslation("imports");
  const format = useFormat();
  return (
    <div className={classes.folder}>
      <div className={classes.place}>
        <FolderDown size={14} aria-hidden className={classes.sign} />
        <div className={classes.path}>
          <Cut>{folder}</Cut>
        </div>
        {look && lookedAt !== null && (
          <span className={classes.hint}>
            {look.problem === null && look.files.length === 0 && <>{t("watched.nothing")} </>}
            {t("watched.lookedAt", { when: format.instant(lookedAt) })}
          </span>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t("watched.changeOf", { folder })}
          onClick={() => choose(folder)}
        >
          {t("watched.change")}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={t("watched.stopOf", { folder })}
          onClick={() => void shell("forgetWatchedFolder", { folder }).catch(toastError)}
        >
          {t("watched.stop")}
        </Button>
      </div>
      {look?.problem && (
        <p className={classes.problem} role="status">
          <TriangleAlert size={14} aria-hidden className={classes.warning} />
          {t(`watched.problem.${look.problem}`)}
        </p>
      )}
      {look && <FoundExports look={look} />}
    </div>
  );
}
