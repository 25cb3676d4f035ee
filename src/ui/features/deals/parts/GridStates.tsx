import { Button } from "@mantine/core";
import { Import, Plus, Table2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Failed, FilteredToNothing, Loading, Notice } from "../../../components/ScreenStates.tsx";
import { useCall } from "../../../state/engine.ts";
import { useFilterLine } from "../../../state/useFilterWords.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { useGrid } from "../grid/gridState.ts";
import classes from "./parts.module.css";

/** In place of rows: loading, failed, no deals yet, filtered to nothing. */
export function GridStates({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation("deals");
  const total = useGrid((state) => state.total);
  const error = useGrid((state) => state.error);
  const inFile = useCall("file.info", {}).data?.deals;
  const line = useFilterLine();
  const clearFilter = useWindow((state) => state.clearFilter);
  const openImport = useWindow((state) => state.openImport);

  if (error) {
    return (
      <div className={classes.cover}>
        <Failed error={error} title={t("failedRows")} onRetry={onRetry} />
      </div>
    );
  }
  if (total === null) {
    return (
      <div className={classes.cover}>
        <Loading rows={12} />
      </div>
    );
  }
  if (total > 0 || inFile === undefined) return null;
  return (
    <div className={classes.cover} data-below-header={inFile > 0 || undefined}>
      {inFile === 0 ? (
        <Notice
          icon={Table2}
          title={t("first.title")}
          actions={
            <>
              <Button leftSection={<Import size={14} aria-hidden />} onClick={() => openImport()}>
                {t("first.import")}
              </Button>
              <Button
                variant="default"
                leftSection={<Plus size={14} aria-hidden />}
                onClick={() => useGrid.setState({ adding: true })}
              >
                {t("action.add")}
              </Button>
            </>
          }
        >
          {t("first.text")}
        </Notice>
      ) : (
        <FilteredToNothing filter={line ?? ""} onDrop={clearFilter} />
      )}
    </div>
  );
}
