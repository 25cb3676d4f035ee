import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealFields } from "../../../../contract/common.ts";
import { toast } from "../../../components/toasts.tsx";
import { useLocale } from "../../../locales/index.ts";
import { callAny } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { nameIn, useLists } from "../../../state/useLists.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { FieldInput } from "../edit/FieldInput.tsx";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";

type Asked = "pipeline" | "stage" | "account" | "owner" | "amountMinor" | "expectedOn";

/** A few fields are enough to begin with; the rest is filled in in the grid. */
export function AddDeal({ grid }: { grid: DealsGrid }) {
  const adding = useGrid((state) => state.adding);
  const { t } = useTranslation(["deals", "common"]);
  const close = () => {
    useGrid.setState({ adding: false });
    grid.focus();
  };
  return (
    <Modal
      opened={adding}
      onClose={close}
      title={t("add.title")}
      size="sm"
      centered
      returnFocus={false}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      {adding && <Form grid={grid} onClose={close} />}
    </Modal>
  );
}

function Form({ grid, onClose }: { grid: DealsGrid; onClose: () => void }) {
  const { t } = useTranslation(["deals", "common"]);
  const locale = useLocale();
  const { pipelines } = useLists();
  const [fields, setFields] = useState<DealFields>({});
  const [wrong, setWrong] = useState<Record<string, string | null>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const pipelineId = pipelines.find(({ id }) => id === fields.pipeline)?.id ?? pipelines[0]?.id ?? null;
  const pipeline = pipelines.find(({ id }) => id === pipelineId);
  // What an empty field comes to.
  const hints: Partial<Record<Asked, string>> = pipeline
    ? {
        pipeline: nameIn(locale, pipeline),
        ...(pipeline.stages[0] ? { stage: nameIn(locale, pipeline.stages[0]) } : {}),
      }
    : {};
  const missing = (fields.name ?? "").trim() === "";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing || Object.values(wrong).some(Boolean)) return;
    try {
      const deal = { ...fields, name: (fields.name ?? "").trim() };
      const { ids, changeSet } = await callAny("deals.add", { deals: [deal] });
      onClose();
      if (ids[0]) await show(grid, ids[0], deal.name, changeSet);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  const show = async (target: DealsGrid, id: string, name: string, changeSet: string) => {
    await target.source.refresh();
    const [row = -1] = await callAny("deals.positions", { ...target.source.shown, ids: [id] });
    if (row < 0) {
      const open = { label: t("action.openDeal"), run: () => useWindow.getState().openDeal(id) };
      return toast({ id: "history", message: t("add.hidden", { name }), action: open });
    }
    target.selectAt({ row, column: "name" });
    target.focus();
    toastChange(t("add.added", { name }), changeSet);
  };

  const field = (column: Asked) => (
    <FieldInput
      key={column}
      column={column}
      pipelineId={pipelineId}
      placeholder={hints[column]}
      onChange={(set, error) => {
        setFields(({ [column]: _former, ...now }) => ({ ...now, ...set }));
        setWrong((now) => ({ ...now, [column]: error }));
      }}
    />
  );
  const pair = (first: Asked, second: Asked) => (
    <Group grow gap="sm" align="flex-start">
      {field(first)}
      {field(second)}
    </Group>
  );

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <FieldInput
          column="name"
          autoFocus
          placeholder={t("add.namePlaceholder")}
          pipelineId={pipelineId}
          onChange={(set, error) => {
            setFields((now) => ({ ...now, name: "", ...set }));
            setWrong((now) => ({ ...now, name: error }));
          }}
        />
        {field("account")}
        {pipelines.length > 1 ? pair("pipeline", "stage") : field("stage")}
        {pair("amountMinor", "expectedOn")}
        {field("owner")}
        {failure && (
          <div role="alert" style={{ color: "var(--fw-lost)" }}>
            {failure}
          </div>
        )}
        <Group justify="flex-end" gap="sm" mt="sm">
          <Button variant="default" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" disabled={missing}>
            {t("add.submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
