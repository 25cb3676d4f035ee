import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DealColumn } from "../../../../contract/common.ts";
import { isCustomId } from "../../../../core/domain/customFields.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { readColumns } from "../grid/layout.ts";
import { type Layout, moveColumn, pinColumn, setSort, withColumn } from "../model/viewState.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import { FieldItems } from "./FieldItems.tsx";

interface ColumnItemsProps {
  grid: DealsGrid;
  control: ScreenControl;
  column: DealColumn;
}

/** What can be done with a column; the keyboard's way to all that the header does. */
export function ColumnItems({ grid, control, column }: ColumnItemsProps) {
  const { t } = useTranslation("deals");
  const { layout, setLayout } = control;
  const sorted = layout.sort.find((sort) => sort.column === column)?.direction;
  const pinned = layout.columns.find(({ id }) => id === column)?.pinned ?? false;
  const columns = (change: (now: Layout["columns"]) => Layout["columns"]) =>
    setLayout((now) => ({ ...now, columns: change(now.columns) }));
  const sort = (direction: "asc" | "desc" | null) =>
    setLayout((now) => ({ ...now, sort: setSort(now.sort, column, direction, direction === null) }));
  return (
    <>
      {sorted !== "asc" && <Menu.Item onClick={() => sort("asc")}>{t("action.sortUp")}</Menu.Item>}
      {sorted !== "desc" && <Menu.Item onClick={() => sort("desc")}>{t("action.sortDown")}</Menu.Item>}
      {sorted && <Menu.Item onClick={() => sort(null)}>{t("action.sortOff")}</Menu.Item>}
      <Menu.Item onClick={() => columns((now) => pinColumn(now, column, !pinned))}>
        {t(pinned ? "action.unpin" : "action.pin")}
      </Menu.Item>
      <Menu.Item onClick={() => columns((now) => moveColumn(now, column, -1))}>
        {t("action.moveLeft")}
      </Menu.Item>
      <Menu.Item onClick={() => columns((now) => moveColumn(now, column, 1))}>
        {t("action.moveRight")}
      </Menu.Item>
      <Menu.Item
        onClick={() => {
          grid.api.autoSizeColumns([column]);
          columns(() => readColumns(grid.api));
        }}
      >
        {t("action.autoSize")}
      </Menu.Item>
      <Menu.Item
        disabled={layout.columns.length === 1}
        onClick={() => columns((now) => withColumn(now, column, false))}
      >
        {t("action.hide")}
      </Menu.Item>
      {isCustomId(column) && <FieldItems id={column} />}
    </>
  );
}
