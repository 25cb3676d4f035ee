import { ActionIcon, Button, Loader } from "@mantine/core";
import {
  Building2,
  CalendarCheck,
  CircleAlert,
  Contact,
  Handshake,
  History,
  ListOrdered,
  Network,
  Package,
  Plus,
  Target,
  Users,
  Workflow,
  X,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportTable } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { type FileEntry, settledBy } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./FileList.module.css";
import { PasteButton } from "./PasteButton.tsx";

const icons: Record<ImportTable, typeof Package> = {
  deals: Handshake,
  accounts: Building2,
  products: Package,
  people: Users,
  contacts: Contact,
  lines: ListOrdered,
  stageHistory: History,
  activities: CalendarCheck,
  targets: Target,
  teams: Network,
  pipelines: Workflow,
  stages: Workflow,
};

/** The files of the import; which of them the steps show; what each still asks for. */
export function FileList({ onAdd, locked }: { onAdd: () => void; locked: boolean }) {
  const { t } = useTranslation("imports");
  const files = useImportFlow((flow) => flow.files);
  const active = useImportFlow((flow) => flow.active);
  return (
    <nav className={classes.list} aria-label={t("files.title")} data-testid="import-files">
      <ul className={classes.entries}>
        {files.map((file) => (
          <li key={file.path} className={classes.entry} data-active={file.path === active || undefined}>
            <button
              type="button"
              className={classes.open}
              aria-current={file.path === active ? "true" : undefined}
              onClick={() => useImportFlow.getState().activate(file.path)}
              title={file.name}
            >
              <Sign file={file} />
              <span className={classes.words}>
                <span className={classes.name}>{file.name}</span>
                <Line file={file} />
              </span>
            </button>
            {!locked && (
              <ActionIcon
                className={classes.remove}
                size={20}
                aria-label={t("files.remove", { file: file.name })}
                onClick={() => useImportFlow.getState().remove(file.path)}
              >
                <X size={13} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!locked && (
        <>
          <Button
            variant="subtle"
            justify="flex-start"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={onAdd}
          >
            {t("files.add")}
          </Button>
          <PasteButton
            variant="subtle"
            justify="flex-start"
            onBlock={(path) => useImportFlow.getState().add([path])}
          />
        </>
      )}
    </nav>
  );
}

function Sign({ file }: { file: FileEntry }) {
  if (file.error) return <CircleAlert size={16} color="var(--fw-lost)" aria-hidden />;
  if (!file.inspection) return <Loader size={14} aria-hidden />;
  const Icon = icons[file.inspection.table];
  return <Icon size={16} aria-hidden />;
}

function Line({ file }: { file: FileEntry }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  if (file.error) return <span className={classes.failed}>{t("files.unreadable")}</span>;
  if (!file.inspection) return <span className={classes.line}>{t("files.reading")}</span>;
  const { rows, table } = file.inspection;
  const open = settledBy(file.inspection, file.choices).length;
  if (open > 0) return <span className={classes.ask}>{t("files.settle", { count: open })}</span>;
  return (
    <span className={classes.line}>
      {t(`table.${table}`)} · {t("files.rows", { count: rows, shown: format.number(rows) })}
    </span>
  );
}
