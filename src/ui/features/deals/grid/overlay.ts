/**
 * The block's outline and tint, the copied block's dashes and the cell editor's place, drawn in the scrolled content
 * itself: scrolling moves them without a line of script, and painting a block of any size costs the same.
 */
import type { DealColumn } from "../../../../contract/common.ts";
import type { CellInput } from "../edit/cellInput.ts";
import type { Rect } from "../model/range.ts";
import classes from "./overlay.module.css";
import type { Geometry } from "./geometry.ts";

interface Layer {
  element: HTMLElement;
  pinned: boolean;
  block: HTMLElement;
  active: HTMLElement;
  copied: HTMLElement;
  target: HTMLElement;
}

export class Overlay {
  private readonly center: Layer;
  private readonly pinned: Layer;
  readonly handle: HTMLElement;

  private readonly geometry: Geometry;

  constructor(geometry: Geometry) {
    this.geometry = geometry;
    this.center = makeLayer(false);
    this.pinned = makeLayer(true);
    this.handle = part(classes.handle, this.center.element);
    this.handle.dataset["part"] = "fill-handle";
    const pinnedFrame = document.createElement("div");
    pinnedFrame.className = classes.pinnedFrame ?? "";
    pinnedFrame.append(this.pinned.element);
    geometry.content.append(this.center.element, pinnedFrame);
  }

  /** Everything anew: after a selection, a scroll of stretched content, or a change of columns. */
  paint(parts: {
    block: Rect | null;
    active: { row: number; column: DealColumn } | null;
    copied: Rect | null;
    target: Rect | null;
    handle: boolean;
    shift: number;
  }): void {
    this.pinned.element.style.width = `${this.geometry.pinnedWidth}px`;
    const columns = this.geometry.boxes;
    const at = parts.active ? columns.findIndex(({ id }) => id === parts.active?.column) : -1;
    const activeRect =
      parts.active && at >= 0
        ? { top: parts.active.row, bottom: parts.active.row, left: at, right: at }
        : null;
    for (const layer of [this.center, this.pinned]) {
      this.place(layer, layer.block, parts.block, parts.shift);
      this.place(layer, layer.active, activeRect, parts.shift);
      this.place(layer, layer.copied, parts.copied, parts.shift);
      this.place(layer, layer.target, parts.target, parts.shift);
    }
    this.placeHandle(parts.handle ? parts.block : null, parts.shift);
  }

  /** Puts the editor's field over a cell. */
  holdAt(input: CellInput, row: number, column: DealColumn, shift: number): void {
    const { element, holder } = input;
    const at = this.geometry.boxes.findIndex(({ id }) => id === column);
    const box = this.geometry.boxes[at];
    if (!box) return;
    const layer = box.pinned ? this.pinned : this.center;
    input.standAt(row + 2, at + 2);
    if (holder.parentElement !== layer.element) {
      // Between the pinned and the other columns it has to move in the page, which costs it the focus.
      const focused = document.activeElement === element;
      layer.element.append(holder);
      if (focused) element.focus({ preventScroll: true });
    }
    const { rowHeight } = this.geometry;
    Object.assign(element.style, {
      left: `${box.left}px`,
      top: `${row * rowHeight - shift}px`,
      minWidth: `${box.width}px`,
      minHeight: `${rowHeight}px`,
    });
  }

  /** Puts a small element at the end of a cell; false where the column is not shown. */
  holdAtEnd(element: HTMLElement, row: number, column: DealColumn, shift: number): boolean {
    const box = this.geometry.boxOf(column);
    if (!box) return false;
    const layer = box.pinned ? this.pinned : this.center;
    if (element.parentElement !== layer.element) layer.element.append(element);
    element.style.left = `${box.left + box.width}px`;
    element.style.top = `${row * this.geometry.rowHeight - shift}px`;
    element.style.height = `${this.geometry.rowHeight}px`;
    return true;
  }

  private place(layer: Layer, element: HTMLElement, rect: Rect | null, shift: number): void {
    const span = rect && this.span(layer, rect);
    if (!rect || !span) {
      element.style.display = "none";
      return;
    }
    const { rowHeight } = this.geometry;
    Object.assign(element.style, {
      display: "block",
      left: `${span.left}px`,
      width: `${span.right - span.left}px`,
      top: `${rect.top * rowHeight - shift}px`,
      height: `${(rect.bottom - rect.top + 1) * rowHeight}px`,
    });
    // A block that goes on across the pinned columns' edge has no line there.
    element.dataset["open"] = span.open;
  }

  /** The part of the block's columns that lies in the layer. */
  private span(layer: Layer, rect: Rect): { left: number; right: number; open: string } | null {
    const boxes = this.geometry.boxes.slice(rect.left, rect.right + 1);
    const own = boxes.filter(({ pinned }) => pinned === layer.pinned);
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last) return null;
    const open = own.length === boxes.length ? "" : layer.pinned ? "right" : "left";
    return { left: first.left, right: last.left + last.width, open };
  }

  private placeHandle(rect: Rect | null, shift: number): void {
    const box = rect && this.geometry.boxes[rect.right];
    this.handle.style.display = box ? "block" : "none";
    if (!box || !rect) return;
    const layer = box.pinned ? this.pinned : this.center;
    if (this.handle.parentElement !== layer.element) layer.element.append(this.handle);
    this.handle.style.left = `${box.left + box.width}px`;
    this.handle.style.top = `${(rect.bottom + 1) * this.geometry.rowHeight - shift}px`;
  }
}

function makeLayer(pinned: boolean): Layer {
  const element = document.createElement("div");
  element.className = (pinned ? classes.pinned : classes.center) ?? "";
  element.setAttribute("role", "presentation");
  return {
    element,
    pinned,
    block: part(classes.block, element),
    active: part(classes.active, element),
    copied: part(classes.copied, element),
    target: part(classes.target, element),
  };
}

function part(className: string | undefined, parent: HTMLElement): HTMLElement {
  const element = document.createElement("div");
  element.className = className ?? "";
  element.style.display = "none";
  parent.append(element);
  return element;
}
