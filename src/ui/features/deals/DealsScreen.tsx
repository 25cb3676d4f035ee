/** Deals: every deal of the window in a grid that works like a spreadsheet. */
import { useCallback } from "react";
import { AddDeal } from "./parts/AddDeal.tsx";
import { Announcer } from "./parts/Announcer.tsx";
import { CellMenu } from "./parts/CellMenu.tsx";
import { ColumnFilter } from "./parts/ColumnFilter.tsx";
import classes from "./DealsScreen.module.css";
import { EditorPopup } from "./edit/EditorPopup.tsx";
import { GridStates } from "./parts/GridStates.tsx";
import { RejectedCells } from "./parts/RejectedCells.tsx";
import { RenameField } from "./parts/RenameField.tsx";
import { RetypeField } from "./parts/RetypeField.tsx";
import { Toolbar } from "./parts/Toolbar.tsx";
import { useDealsGrid } from "./screen/useDealsGrid.ts";
import { useFocusBack } from "./screen/useFocusBack.ts";
import { useGridCommands } from "./screen/useGridCommands.ts";
import { useGridFigures } from "./screen/useGridFigures.ts";
import { useScreenState } from "./screen/useScreenState.ts";

export default function DealsScreen() {
  const control = useScreenState();
  const { host, grid } = useDealsGrid(control);
  useGridCommands(grid);
  useGridFigures();
  useFocusBack(grid);
  const retry = useCallback(() => void grid?.source.refresh(), [grid]);
  return (
    <div className={classes.screen}>
      <Toolbar control={control} grid={grid} />
      <div className={classes.area}>
        <div ref={host} className={classes.host} data-grid="deals" />
        <GridStates onRetry={retry} />
      </div>
      {grid && (
        <>
          <RejectedCells grid={grid} />
          <EditorPopup grid={grid} />
          <CellMenu grid={grid} control={control} />
          <ColumnFilter grid={grid} />
          <AddDeal grid={grid} />
          <RenameField grid={grid} />
          <RetypeField grid={grid} control={control} />
        </>
      )}
      <Announcer />
    </div>
  );
}
