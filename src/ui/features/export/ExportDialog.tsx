import { Button, Group, Modal, Radio, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dealColumns } from "../../../contract/common.ts";
import { shell } from "../../bridge.ts";
import { toastError } from "../../components/toasts.tsx";
import { callAny, useCall } from "../../state/engine.ts";
import { useShell } from "../../state/shellStore.ts";
import { useCustomFields } from "../../state/useCustomFields.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./ExportDialog.module.css";
import { type ExportChoice, exportName, extensionsOf, requestOf, shownOf } from "./model.ts";

interface Props {
  onClose: () => void;
  onStarted: (job: string) => void;
}

/** Which deals, which columns, what kind of file; then the system asks where. */
export function ExportDialog({ onClose, onStarted }: Props) {
  const { t } = useTranslation("exports");
  const format = useFormat();
  // As the window stood when the dialog was asked for.
  const [address] = useState(() => useWindow.getState().address());
  const customFields = useCustomFields() ?? [];
  const shown = shownOf(address, customFields);
  const [choice, setChoice] = useState<ExportChoice>({
    format: "xlsx",
    scope: shown.filter ? "filter" : "all",
    columns: "shown",
  });
  const [busy, setBusy] = useState(false);
  const info = useCall("file.info", {}).data;
  const filtered = useCall(
    "deals.query",
    { filter: shown.filter ?? {}, limit: 1 },
    { enabled: shown.filter !== null },
  ).data?.total;
  const workbook = useShell((store) => store.state?.file?.name ?? "");

  const start = async () => {
    setBusy(true);
    try {
      const defaultName = exportName(workbook, t("deals"), info?.today ?? "");
      const path = await shell("chooseExportPath", { defaultName, extensions: extensionsOf(choice.format) });
      if (path === null) return setBusy(false);
      const { job } = await callAny("export.start", { path, ...requestOf(choice, shown) });
      onStarted(job);
      onClose();
    } catch (error) {
      setBusy(false);
      toastError(error);
    }
  };
  const count = (deals: number | undefined) =>
    deals === undefined ? "" : t("count", { count: deals, shown: format.number(deals) });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title")}
      size={440}
      classNames={{ title: classes.title }}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <Stack gap="lg">
          {shown.filter ? (
            <Radio.Group
              label={t("which")}
              classNames={{ label: classes.label }}
              value={choice.scope}
              onChange={(scope) => setChoice({ ...choice, scope })}
            >
              <Stack gap="sm" mt="xs">
                <Radio value="filter" label={<Line words={t("filtered")} figure={count(filtered)} />} />
                <Radio value="all" label={<Line words={t("all")} figure={count(info?.deals)} />} />
              </Stack>
            </Radio.Group>
          ) : (
            // Nothing narrows the deals: there is nothing to choose.
            <div>
              <div className={classes.label}>{t("which")}</div>
              <div className={classes.only}>
                <Line words={t("all")} figure={count(info?.deals)} />
              </div>
            </div>
          )}
          <Radio.Group
            label={t("columns")}
            classNames={{ label: classes.label }}
            value={choice.columns}
            onChange={(columns) => setChoice({ ...choice, columns })}
          >
            <Stack gap="sm" mt="xs">
              <Radio
                value="shown"
                label={<Line words={t("shownColumns")} figure={format.number(shown.columns.length)} />}
              />
              <Radio
                value="all"
                label={
                  <Line
                    words={t("allColumns")}
                    figure={format.number(dealColumns.length + customFields.length)}
                  />
                }
              />
            </Stack>
          </Radio.Group>
          <div>
            <div className={classes.label} id="export-format">
              {t("format")}
            </div>
            <SegmentedControl
              mt="xs"
              aria-labelledby="export-format"
              data={[
                { value: "xlsx", label: t("xlsx") },
                { value: "csv", label: t("csv") },
              ]}
              value={choice.format}
              onChange={(chosen) => setChoice({ ...choice, format: chosen })}
            />
          </div>
          <p className={classes.note}>{t("note")}</p>
          <Group gap="sm" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" data-autofocus loading={busy} data-testid="export-start">
              {t("start")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Line({ words, figure }: { words: string; figure: string }) {
  return (
    <>
      {words} <span className={classes.figure}>{figure}</span>
    </>
  );
}
