import { ActionIcon, SegmentedControl, UnstyledButton } from "@mantine/core";
import { FilePlus2, FolderOpen, type LucideIcon, Sparkle, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecentFile } from "../../contract/shell.ts";
import { shell } from "../bridge.ts";
import { toastError } from "../components/toasts.tsx";
import { useLocale } from "../locales/index.ts";
import { createFormat } from "../presenters/format.ts";
import { useShell } from "../state/shellStore.ts";
import { newFile, openFile, openSample } from "./files.ts";
import classes from "./StartScreen.module.css";

/** While no file is open: how to begin. */
export function StartScreen() {
  const { t } = useTranslation(["shell", "common"]);
  const busy = useShell((store) => store.state?.busy ?? null);
  return (
    <main className={classes.page} aria-busy={busy !== null}>
      <div className={classes.column}>
        <p className={classes.app}>{t("common:app")}</p>
        <h1 className={classes.title}>{t("start.title")}</h1>
        <p className={classes.lead}>{t("start.lead")}</p>
        <div className={classes.ways}>
          <Way
            icon={Sparkle}
            title={t("start.sample")}
            hint={t("start.sampleHint")}
            onChoose={openSample}
            disabled={busy !== null}
          />
          <Way
            icon={FolderOpen}
            title={t("start.open")}
            hint={t("start.openHint")}
            onChoose={() => openFile()}
            disabled={busy !== null}
          />
          <Way
            icon={FilePlus2}
            title={t("start.new")}
            hint={t("start.newHint")}
            onChoose={newFile}
            disabled={busy !== null}
          />
        </div>
        <p className={classes.drop} role="status">
          {busy ? t(`status.working.${busy}`) : t("start.drop")}
        </p>
        <RecentFiles disabled={busy !== null} />
        <LanguageChoice />
      </div>
    </main>
  );
}

interface WayProps {
  icon: LucideIcon;
  title: string;
  hint: string;
  onChoose: () => Promise<void>;
  disabled: boolean;
}

function Way({ icon: Icon, title, hint, onChoose, disabled }: WayProps) {
  return (
    <UnstyledButton className={classes.way} disabled={disabled} onClick={() => void onChoose()}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <span className={classes.wayTitle}>{title}</span>
      <span className={classes.hint}>{hint}</span>
    </UnstyledButton>
  );
}

function RecentFiles({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("shell");
  const format = createFormat(useLocale(), "USD");
  const [files, setFiles] = useState<RecentFile[]>([]);
  useEffect(() => {
    void shell("recentFiles").then(setFiles, toastError);
  }, []);
  if (files.length === 0) return null;
  return (
    <section aria-label={t("start.recent")}>
      <h2 className={classes.heading}>{t("start.recent")}</h2>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.path} className={classes.file} data-missing={file.missing || undefined}>
            <UnstyledButton
              className={classes.fileButton}
              disabled={disabled || file.missing}
              onClick={() => void openFile(file.path)}
            >
              <span className={classes.fileName}>{file.name}</span>
              <span className={classes.folder}>{file.missing ? t("start.missing") : file.folder}</span>
              <span className={classes.when}>{format.instant(file.openedAt)}</span>
            </UnstyledButton>
            <ActionIcon
              size={24}
              aria-label={t("start.forget", { name: file.name })}
              onClick={() => void shell("forgetRecent", { path: file.path }).then(setFiles, toastError)}
            >
              <X size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Here too, so that whoever lands in the wrong language needs no menu to leave it. */
function LanguageChoice() {
  const locale = useLocale();
  return (
    <SegmentedControl
      className={classes.language}
      aria-label="Language, 语言"
      value={locale}
      onChange={(chosen) => void shell("setLocale", { locale: chosen }).catch(toastError)}
      data={[
        { value: "en", label: "English" },
        { value: "zh-CN", label: "简体中文" },
      ]}
    />
  );
}
