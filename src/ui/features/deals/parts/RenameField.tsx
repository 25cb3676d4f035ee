import { useTranslation } from "react-i18next";
import { NameDialog } from "../../../components/NameDialog.tsx";
import { callAny } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";

/** Another name for a custom field, asked for from its column's menu. */
export function RenameField({ grid }: { grid: DealsGrid }) {
  const { t } = useTranslation("deals");
  const nameOf = useColumnName();
  const id = useGrid((state) => state.renaming);
  if (id === null) return null;
  const close = () => {
    useGrid.setState({ renaming: null });
    grid.focus();
  };
  return (
    <NameDialog
      title={t("ownField.rename")}
      label={t("ownField.name")}
      first={nameOf(id)}
      onClose={close}
      onSubmit={async (name) => {
        const { changeSet } = await callAny("customFields.rename", { id, name });
        close();
        toastChange(t("ownField.renamed", { name }), changeSet);
      }}
    />
  );
}
