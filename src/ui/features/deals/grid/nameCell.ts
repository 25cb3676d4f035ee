/** A deal's name with the mark that opens it; the mark shows under the pointer. */
import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import type { DealRow } from "../../../../contract/common.ts";
import classes from "./cells.module.css";
import { icon } from "./header.ts";

export interface NameContext {
  open(deal: DealRow): void;
  openLabel(name: string): string;
}

const OPEN = "M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5";

type Params = ICellRendererParams<DealRow> & { name: NameContext };

export class NameCell implements ICellRendererComp<DealRow> {
  private root = document.createElement("span");
  private text = document.createElement("span");
  private button = document.createElement("button");
  private deal: DealRow | undefined;

  init(params: Params): void {
    this.root.className = classes.name ?? "";
    this.text.className = classes.nameText ?? "";
    this.button.type = "button";
    this.button.tabIndex = -1; // From the keyboard: Space, or Alt+Enter.
    this.button.className = classes.open ?? "";
    this.button.append(icon(OPEN, classes.openIcon));
    this.button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (this.deal) params.name.open(this.deal);
    });
    this.root.append(this.text, this.button);
    this.show(params);
  }

  getGui(): HTMLElement {
    return this.root;
  }

  refresh(params: Params): boolean {
    this.show(params);
    return true;
  }

  private show({ data, name }: Params): void {
    this.deal = data;
    this.text.textContent = data?.name ?? "";
    this.button.hidden = !data;
    if (data) this.button.setAttribute("aria-label", name.openLabel(data.name));
  }
}
