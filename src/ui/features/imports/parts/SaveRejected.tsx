import { Button, Menu } from "@mantine/core";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { ImportResult } from "../../../../contract/importing.ts";
import { shell } from "../../../bridge.ts";
import { toast, toastError } from "../../../components/toasts.tsx";
import { callAny } from "../../../state/engine.ts";
import { useJob } from "../../../state/jobs.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { rejectedFiles } from "../model/issues.ts";
import { sourcesOf } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";

const written = z.object({ rows: z.number(), left: z.number(), path: z.string() });

/** Rejected rows to a spreadsheet with the reason beside each: mended there, they are imported again. */
export function SaveRejected({ result, job }: { result: ImportResult; job: string }) {
  const { t } = useTranslation("review");
  const files = useImportFlow((flow) => flow.files);
  const [writing, setWriting] = useState<string | null>(null);
  useWritten(writing, () => setWriting(null));
  const rejected = rejectedFiles(result.files);
  if (rejected.length === 0) return null;

  const save = async (name: string) => {
    const source =
      sourcesOf(files)[
        files.filter((file) => file.inspection && !file.error).findIndex((file) => file.name === name)
      ];
    if (!source) return;
    try {
      const defaultName = t("save.name", { file: name.replace(/\.[^.]+$/, "").slice(0, 150) });
      const path = await shell("chooseExportPath", { defaultName, extensions: ["xlsx", "csv"] });
      if (path === null) return;
      setWriting((await callAny("import.rejected", { job, source, path })).job);
    } catch (error) {
      toastError(error);
    }
  };
  const button = (onClick?: () => void) => (
    <Button
      variant="default"
      leftSection={<Download size={14} aria-hidden />}
      loading={writing !== null}
      {...(onClick ? { onClick } : {})}
    >
      {t("save.button")}
    </Button>
  );
  const [only] = rejected;
  if (rejected.length === 1 && only !== undefined) return button(() => void save(only));
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        {rejected.map((name) => (
          <Menu.Item key={name} onClick={() => void save(name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Says how the writing ended. */
function useWritten(job: string | null, onEnd: () => void): void {
  const { t } = useTranslation("review");
  const format = useFormat();
  const outcome = useJob(job)?.outcome ?? null;
  useEffect(() => {
    if (!outcome) return;
    onEnd();
    if (outcome.state === "failed") toastError(new Error(outcome.error.message));
    if (outcome.state !== "done") return;
    const { rows, left, path } = written.parse(outcome.result);
    const file = path.split(/[\\/]/).at(-1) ?? path;
    toast({
      message: [
        t("save.done", { count: rows, shown: format.number(rows), file }),
        ...(left > 0 ? [t("save.left", { count: left, shown: format.number(left) })] : []),
      ].join(t("save.joiner")),
      action: { label: t("save.show"), run: () => void shell("revealFile", { path }).catch(toastError) },
      autoClose: 12_000,
    });
  }, [outcome, onEnd, t, format]);
}
