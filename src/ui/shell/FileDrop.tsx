import type { TFunction } from "i18next";
import { Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pathForFile } from "../bridge.ts";
import { toast } from "../components/toasts.tsx";
import { useShell } from "../state/shellStore.ts";
import { useWindow } from "../state/windowStore.ts";
import classes from "./FileDrop.module.css";
import { newFile, openFile } from "./files.ts";

/** Files dropped anywhere on the window: spreadsheets are imported, a `.funnel` file is opened. */
export function FileDrop() {
  const { t } = useTranslation("shell");
  const [over, setOver] = useState(false);
  // `dragleave` fires for every element on the way; the depth tells when the pointer leaves the window.
  const depth = useRef(0);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const allow = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])], t);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", allow);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", allow);
      window.removeEventListener("drop", drop);
    };
  }, [t]);

  if (!over) return null;
  return (
    <div className={classes.veil}>
      <div className={classes.card}>
        <Upload size={28} strokeWidth={1.5} aria-hidden />
        <strong>{t("drop.title")}</strong>
        <span className={classes.hint}>{t("drop.hint")}</span>
      </div>
    </div>
  );
}

function take(files: File[], t: TFunction<"shell">): void {
  const named = files.map((file) => ({ name: file.name, path: pathForFile(file) }));
  const workbook = named.find(({ name }) => /\.funnel$/i.test(name));
  if (workbook?.path) return void openFile(workbook.path);
  // Whatever else it is called: the reader says what is wrong with it better than its name does.
  const sheets = named.filter(
    ({ name, path }) => path !== null && /\.(csv|tsv|txt|xlsx|xlsm|xls|ods)$/i.test(name),
  );
  // A drag out of a mail or an archive brings a file that lies nowhere yet.
  const [first] = named;
  if (first && named.every(({ path }) => path === null))
    return toast({ message: t("drop.nowhere", { name: first.name }) });
  if (sheets.length === 0) return toast({ message: t("drop.unknown", { name: named[0]?.name ?? "" }) });
  void importInto(sheets.map(({ path }) => path as string));
}

/** Where no file is open, the spreadsheet begins one. */
async function importInto(paths: string[]): Promise<void> {
  if (!useShell.getState().state?.file) {
    await newFile();
    if (!useShell.getState().state?.file) return; // Thought better of it.
  }
  useWindow.getState().openImport(paths);
}
