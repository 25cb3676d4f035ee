import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "../../../components/toasts.tsx";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useShell } from "../../../state/shellStore.ts";
import { useWindow } from "../../../state/windowStore.ts";
import { keyNames, Keys } from "../../../shell/Keys.tsx";
import { clearBlock, copyBlock, deleteRows, fillBlock, pasteText } from "../grid/blocks.ts";
import { cellText } from "../grid/columnDefs.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";
import { openFilter } from "../grid/menus.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import { ColumnItems } from "./ColumnItems.tsx";
import { filterBySame } from "./filterBySame.ts";
import { Anchor } from "./Anchor.tsx";
import classes from "./parts.module.css";

/** The menu of the selected cells, and of a column (from its header, or as the cell menu's second half). */
export function CellMenu({ grid, control }: { grid: DealsGrid; control: ScreenControl }) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const menu = useGrid((state) => state.contextMenu);
  const close = () => useGrid.setState({ contextMenu: null });
  const at = menu;
  if (!at) return null;
  const name = nameOf(at.column);
  return (
    <Menu
      opened
      onChange={(opened) => opened || close()}
      onClose={() => grid.focus()}
      position="bottom-start"
      offset={2}
      width={272}
      returnFocus={false}
      // Not `keydown`: the key that opens the menu would close it at once.
      clickOutsideEvents={["mousedown", "touchstart"]}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Anchor at={at} />
      </Menu.Target>
      <Menu.Dropdown aria-label={at.row === -1 ? t("menu.column", { column: name }) : t("menu.cell")}>
        {at.row !== -1 && <CellItems grid={grid} row={at.row} />}
        <Menu.Item onClick={() => openFilter(at.column, anchorElement(at, grid))}>
          {t("action.filterColumn", { column: name })}
        </Menu.Item>
        {at.row === -1 ? (
          <ColumnItems grid={grid} control={control} column={at.column} />
        ) : (
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t("menu.column", { column: name })}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <ColumnItems grid={grid} control={control} column={at.column} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The filter opens at the header for a header's menu, at the cell for a cell's. */
function anchorElement(at: { row: number; column: string }, grid: DealsGrid): Element {
  const header = grid.host.querySelector(`.ag-header-cell[col-id="${at.column}"]`);
  return at.row === -1 && header ? header : grid.input.element;
}

function CellItems({ grid, row }: { grid: DealsGrid; row: number }) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const format = useFormat();
  const mac = useShell((store) => store.state?.platform === "darwin");
  const selection = useGrid((state) => state.selection);
  const rect = useGrid((state) => state.rect);
  const openDeal = useWindow((state) => state.openDeal);
  const deal = grid.rowAt(row);
  const column = selection?.active.column;
  if (!deal || !column || !rect) return null;
  const rows = rect.bottom - rect.top + 1;
  const text = cellText(column, deal, grid.setup.cells);
  const paste = async () => {
    try {
      await pasteText(grid, await navigator.clipboard.readText());
    } catch {
      toast({ id: "paste", message: t("action.pasteHint", { keys: keyNames("mod+v", mac) }) });
    }
  };
  return (
    <>
      <Item keys="alt+enter" onClick={() => openDeal(deal.id)}>
        {t("action.openDeal")}
      </Item>
      <Menu.Divider />
      <Item keys="mod+x" onClick={() => void copyBlock(grid, true)}>
        {t("action.cut")}
      </Item>
      <Item keys="mod+c" onClick={() => void copyBlock(grid)}>
        {t("action.copy")}
      </Item>
      <Item keys="mod+v" onClick={() => void paste()}>
        {t("action.paste")}
      </Item>
      <Item keys="mod+d" onClick={() => void fillBlock(grid, "down")}>
        {t("action.fillDown")}
      </Item>
      <Item keys="mod+r" onClick={() => void fillBlock(grid, "right")}>
        {t("action.fillRight")}
      </Item>
      <Item keys="delete" onClick={() => void clearBlock(grid)}>
        {t("action.clear")}
      </Item>
      <Menu.Divider />
      <Item keys="ins" onClick={() => useGrid.setState({ adding: true })}>
        {t("action.add")}
      </Item>
      <Item keys="mod+-" onClick={() => void deleteRows(grid)}>
        {t("action.delete", { count: rows, shown: format.number(rows) })}
      </Item>
      <Menu.Divider />
      <Menu.Item onClick={() => filterBySame(column, deal)}>
        {text === ""
          ? t("action.filterByEmpty", { column: nameOf(column) })
          : t("action.filterByValue", { value: text.length > 24 ? `${text.slice(0, 23)}…` : text })}
      </Menu.Item>
    </>
  );
}

function Item({ keys, onClick, children }: { keys: string; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item
      onClick={onClick}
      rightSection={
        <span className={classes.shortcut}>
          <Keys of={keys} />
        </span>
      }
    >
      {children}
    </Menu.Item>
  );
}
