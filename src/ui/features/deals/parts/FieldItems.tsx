import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { toastError } from "../../../components/toasts.tsx";
import type { CustomId } from "../../../../core/domain/customFields.ts";
import { callAny } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useGrid } from "../grid/gridState.ts";

/** What can be done with a custom field, beside what can be done with any column. */
export function FieldItems({ id }: { id: CustomId }) {
  const { t } = useTranslation("deals");
  const name = useColumnName()(id);
  const remove = async () => {
    try {
      const { changeSet } = await callAny("customFields.remove", { id });
      toastChange(t("ownField.removed", { name }), changeSet);
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Item onClick={() => useGrid.setState({ renaming: id })}>{t("ownField.rename")}</Menu.Item>
      <Menu.Item onClick={() => useGrid.setState({ retyping: id })}>{t("ownField.retype")}</Menu.Item>
      <Menu.Item onClick={() => void remove()}>{t("ownField.remove")}</Menu.Item>
    </>
  );
}
