/** What was imported and what was changed since: each of them can be taken back, and brought again. */
import { Button, Group, SegmentedControl } from "@mantine/core";
import { Import } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Failed, Loading, Notice } from "../../components/ScreenStates.tsx";
import { useCall } from "../../state/engine.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./ImportsScreen.module.css";
import { ChangeList } from "./parts/ChangeList.tsx";
import { ImportLog } from "./parts/ImportLog.tsx";
import { ProfileFiles } from "./parts/ProfileFiles.tsx";
import { ProfileList } from "./parts/ProfileList.tsx";
import { PasteButton } from "./parts/PasteButton.tsx";
import { usePaste } from "./parts/usePaste.ts";
import { WatchedFolders } from "./watched/WatchedFolders.tsx";

type Tab = "imports" | "history" | "profiles";

export default function ImportsScreen() {
  const { t } = useTranslation("imports");
  const log = useCall("import.log", {});
  const changes = useCall("history.changeSets", { limit: 10_000 });
  const profiles = useCall("import.profiles", {});
  const view = useWindow((state) => state.views.imports?.tab);
  const tab: Tab = view === "history" || view === "profiles" ? view : "imports";
  // While the import is open, what is pasted is its own.
  usePaste(useWindow((state) => state.importing) === null ? importBlock : null);
  const failed = log.error ?? changes.error ?? profiles.error;
  if (failed)
    return (
      <Failed
        error={failed}
        onRetry={() => {
          void log.refetch();
          void changes.refetch();
          void profiles.refetch();
        }}
      />
    );
  if (!log.data || !changes.data || !profiles.data) return <Loading />;
  if (changes.data.length === 0 && profiles.data.length === 0)
    return (
      <div className={classes.screen}>
        <WatchedFolders />
        <FirstUse />
      </div>
    );
  return (
    <div className={classes.screen}>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t("title")}
          data={[
            { value: "imports", label: t("log.heading") },
            { value: "history", label: t("log.history") },
            { value: "profiles", label: t("profiles.heading") },
          ]}
          value={tab}
          onChange={(value) => useWindow.getState().setView("imports", { tab: value })}
        />
        <Group gap="md">
          {tab === "profiles" ? (
            <ProfileFiles any={profiles.data.length > 0} />
          ) : (
            <span className={classes.hint}>{t("log.dropHint")}</span>
          )}
          <ImportButton />
        </Group>
      </Group>
      {tab === "imports" && <WatchedFolders />}
      <div className={classes.list}>
        {tab === "imports" ? (
          log.data.length === 0 ? (
            <NoImports />
          ) : (
            <ImportLog entries={log.data} />
          )
        ) : tab === "profiles" ? (
          <ProfileList profiles={profiles.data} />
        ) : (
          <ChangeList changes={changes.data} />
        )}
      </div>
    </div>
  );
}

/** A block of cells begins an import as a file does. */
const importBlock = (path: string): void => useWindow.getState().openImport([path]);

function ImportButton() {
  const { t } = useTranslation("imports");
  return (
    <Group gap="sm" wrap="nowrap">
      <PasteButton onBlock={importBlock} />
      <Button onClick={() => useWindow.getState().openImport()}>{t("log.import")}</Button>
    </Group>
  );
}

function FirstUse() {
  const { t } = useTranslation("imports");
  return (
    <Notice
      icon={Import}
      title={t("log.firstTitle")}
      actions={
        <>
          <ImportButton />
          <ProfileFiles any={false} />
        </>
      }
    >
      <p className={classes.sentence}>{t("log.first")}</p>
      <p className={classes.hint}>{t("log.dropHint")}</p>
    </Notice>
  );
}

/** Changes there are, but none by import. */
function NoImports() {
  const { t } = useTranslation("imports");
  return (
    <Notice icon={Import} title={t("log.none")}>
      {t("log.first")}
    </Notice>
  );
}
