/** A column's header: type, name, unit, sort and filter. Plain elements; the grid moves and resizes the cell around it. */
import type { IHeaderComp, IHeaderParams } from "ag-grid-community";
import type { DealColumn, DealRow, DealSort } from "../../../../contract/common.ts";
import { type ColumnKind, columnSpec, isNumeric } from "../model/columns.ts";
import classes from "./header.module.css";

export interface HeaderContext {
  /** Headers that are drawn now, to be told of a new sort or filter. */
  drawn: Set<DealHeader>;
  sort(): DealSort;
  isFiltered(column: DealColumn): boolean;
  unit(column: DealColumn): string;
  words: { filter(column: string): string; sortAscending: string; sortDescending: string };
  onSort(column: DealColumn, add: boolean): void;
  onFilter(column: DealColumn, at: HTMLElement): void;
  onMenu(column: DealColumn, event: MouseEvent): void;
}

const paths: Record<ColumnKind, string> = {
  text: "M3 4h10M8 4v9",
  suggest: "M3 4h10M8 4v9",
  choice: "M3 5h6M3 8h6M3 11h6M11 7l1.5 2L14 7",
  money: "M2.5 5h11v6h-11zM8 6.8a1.2 1.2 0 1 0 0 2.4a1.2 1.2 0 1 0 0-2.4",
  quantity: "M6 3 5 13M11 3l-1 10M3 6h10M3 10h10",
  number: "M6 3 5 13M11 3l-1 10M3 6h10M3 10h10",
  percent: "M12 4 4 12M5 4.2a.9.9 0 1 0 0 1.8a.9.9 0 1 0 0-1.8M11 10a.9.9 0 1 0 0 1.8a.9.9 0 1 0 0-1.8",
  day: "M3 4.5h10V13H3zM3 7h10M6 3v2.5M10 3v2.5",
};
const FILTER = "M2.5 4h11L9.5 8.5V12l-3 1.5v-5z";
const UP = "M8 12.5v-9M4.5 7 8 3.5 11.5 7";
const DOWN = "M8 3.5v9M4.5 9 8 12.5 11.5 9";

type Params = IHeaderParams<DealRow> & { header: HeaderContext };

export class DealHeader implements IHeaderComp {
  private root = document.createElement("div");
  private label = document.createElement("span");
  private name = document.createElement("span");
  private sortMark = document.createElement("span");
  private filter = document.createElement("button");
  private params!: Params;
  private column!: DealColumn;

  init(params: Params): void {
    this.params = params;
    this.column = params.column.getColId() as DealColumn;
    const { kind } = columnSpec(this.column);
    this.root.className = `${classes.header} ${isNumeric(this.column) ? classes.right : ""}`;

    const { label, name } = this;
    label.className = classes.label ?? "";
    name.className = classes.name ?? "";
    label.append(icon(paths[kind], classes.type), name);
    const unit = params.header.unit(this.column);
    if (unit !== "") {
      const element = document.createElement("span");
      element.className = classes.unit ?? "";
      element.textContent = unit;
      label.append(element);
    }
    label.addEventListener("click", (event) => params.header.onSort(this.column, event.shiftKey));

    this.sortMark.className = classes.sort ?? "";
    this.filter.type = "button";
    this.filter.tabIndex = -1; // From the keyboard: the cell's menu, or Alt+Down in a cell.
    this.filter.className = classes.filter ?? "";
    this.filter.append(icon(FILTER, classes.icon));
    this.filter.addEventListener("click", (event) => {
      event.stopPropagation();
      params.header.onFilter(this.column, this.filter);
    });
    this.root.append(label, this.sortMark, this.filter);
    this.root.addEventListener("contextmenu", (event) => params.header.onMenu(this.column, event));
    params.header.drawn.add(this);
    this.call(params.displayName);
    this.update();
  }

  getGui(): HTMLElement {
    return this.root;
  }

  /** A new language draws new headers; in one language a custom field may be renamed. */
  refresh({ displayName }: Params): boolean {
    this.call(displayName);
    return true;
  }

  private call(name: string): void {
    this.name.textContent = name;
    this.label.title = name;
    this.filter.setAttribute("aria-label", this.params.header.words.filter(name));
  }

  update(): void {
    const { header, eGridHeader } = this.params;
    const sort = header.sort();
    const at = sort.findIndex(({ column }) => column === this.column);
    const direction = sort[at]?.direction;
    this.sortMark.replaceChildren();
    if (direction) {
      const said = direction === "desc" ? header.words.sortDescending : header.words.sortAscending;
      this.sortMark.append(icon(direction === "desc" ? DOWN : UP, classes.icon));
      if (sort.length > 1) this.sortMark.append(String(at + 1));
      this.sortMark.title = said;
      eGridHeader.setAttribute("aria-sort", direction === "desc" ? "descending" : "ascending");
    } else eGridHeader.removeAttribute("aria-sort");
    this.filter.toggleAttribute("data-on", header.isFiltered(this.column));
  }

  destroy(): void {
    this.params.header.drawn.delete(this);
  }
}

export function icon(path: string, className: string | undefined): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", className ?? "");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
