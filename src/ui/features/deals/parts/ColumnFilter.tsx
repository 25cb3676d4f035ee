import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useColumnName } from "../../../state/useColumnName.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";
import { Anchor } from "./Anchor.tsx";
import FilterOfColumn from "./FilterOfColumn.tsx";

/** A column's filter at its header or cell. What it sets stands as a chip in the window's filter bar. */
export function ColumnFilter({ grid }: { grid: DealsGrid }) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const open = useGrid((state) => state.columnFilter);
  const at = open;
  if (!at) return null;
  const close = () => {
    useGrid.setState({ columnFilter: null });
    grid.focus();
  };
  return (
    <Popover
      opened
      onChange={(opened) => opened || close()}
      position="bottom-start"
      width={320}
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Anchor at={at} />
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t("filter.title", { column: nameOf(at.column) })}>
        <FilterOfColumn key={at.column} column={at.column} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
