import { Button, Group, Modal, SegmentedControl } from "@mantine/core";
import { ArrowRight } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import {
  type CustomId,
  type CustomType,
  customTypeOf,
  customTypes,
  type CustomValue,
} from "../../../../core/domain/customFields.ts";
import { toastError } from "../../../components/toasts.tsx";
import { callAny, useCall } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";
import { replaceField } from "../model/customColumns.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import classes from "./RetypeField.module.css";

/** Another type for a custom field, asked for from its column's menu. */
export function RetypeField({ grid, control }: { grid: DealsGrid; control: ScreenControl }) {
  const id = useGrid((state) => state.retyping);
  if (id === null) return null;
  const close = () => {
    useGrid.setState({ retyping: null });
    grid.focus();
  };
  return (
    <TypeDialog
      id={id}
      onClose={close}
      onSet={(next) => control.setLayout((now) => replaceField(now, id, next))}
    />
  );
}

interface TypeDialogProps {
  id: CustomId;
  onClose: () => void;
  onSet: (next: CustomId) => void;
}

function TypeDialog({ id, onClose, onSet }: TypeDialogProps) {
  const { t } = useTranslation(["deals", "common"]);
  const name = useColumnName()(id);
  const now = customTypeOf(id);
  const [type, setType] = useState<CustomType>(now === "text" ? "number" : "text");
  const [busy, setBusy] = useState(false);
  const trial = useCall("customFields.tryType", { id, type }, { keepPrevious: false });
  const set = async () => {
    setBusy(true);
    try {
      const { changeSet, id: next } = await callAny("customFields.setType", { id, type });
      onSet(next);
      onClose();
      toastChange(t("ownField.retyped", { name, type: t(`ownField.type.${type}`) }), changeSet);
    } catch (error) {
      setBusy(false);
      toastError(error);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ownField.retypeOf", { name })}
      size="md"
      centered
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <SegmentedControl
        fullWidth
        data-autofocus
        aria-label={t("ownField.typeLabel")}
        data={customTypes
          .filter((each) => each !== now)
          .map((value) => ({ value, label: t(`ownField.type.${value}`) }))}
        value={type}
        onChange={(value) => setType(value)}
      />
      <div className={classes.values} aria-live="polite">
        {trial.data && <Trial trial={trial.data} />}
        {trial.error && <p className={classes.sentence}>{trial.error.message}</p>}
      </div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
        <Button loading={busy} disabled={!trial.data} onClick={() => void set()}>
          {t("ownField.setType")}
        </Button>
      </Group>
    </Modal>
  );
}

/** How many values are of the type, what becomes of the others, and a few of each. */
function Trial({
  trial: { values, left, leftName, examples },
}: {
  trial: CallOutput<"customFields.tryType">;
}) {
  const { t } = useTranslation("deals");
  const format = useFormat();
  const shown = (value: CustomValue) => (typeof value === "number" ? format.figure(value) : value);
  return (
    <>
      <p className={classes.sentence}>
        {values === 0
          ? t("ownField.noValues")
          : left === 0
            ? t("ownField.allFit", { count: values, shown: format.number(values) })
            : t("ownField.someLeft", {
                count: left,
                shown: format.number(left),
                all: format.number(values),
                name: leftName,
              })}
      </p>
      <dl className={classes.examples}>
        {examples.map(({ from, to }) => (
          <Fragment key={String(from)}>
            <dt title={shown(from)}>{shown(from)}</dt>
            <ArrowRight size={12} className={classes.sign} aria-hidden />
            <dd className={to === null ? classes.left : undefined}>
              {to === null ? t("ownField.stays") : shown(to)}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
