/**
 * The one text field of the grid. It always has the focus while the grid is used, unseen over the active cell, and turns
 * into the cell's editor when something is typed. Only so does an input method begin a Chinese word with its first key:
 * a field that is made on that key comes too late for it. Paste events reach it for the same reason.
 */
import classes from "./cellInput.module.css";

export interface InputEvents {
  /** Text was typed, or a word begun, where no editor is open. */
  began(): void;
  changed(text: string): void;
  key(event: KeyboardEvent): void;
  /** Pasted where no editor is open. */
  pasted(text: string): void;
  copied(cut: boolean): void;
  entered(): void;
  /** The focus went to something else. */
  left(to: Element | null): void;
}

export class CellInput {
  readonly element = document.createElement("textarea");
  /** What is put into the grid: to a reader the field is a cell of a row. */
  readonly holder = document.createElement("div");
  private readonly cell = document.createElement("div");
  /** An input method is composing: keys belong to it. */
  composing = false;
  private open = false;
  private events: InputEvents | null = null;

  constructor() {
    const { element } = this;
    this.holder.setAttribute("role", "row");
    this.cell.setAttribute("role", "gridcell");
    this.holder.className = classes.holder ?? "";
    this.cell.className = classes.holder ?? "";
    this.cell.append(element);
    this.holder.append(this.cell);
    element.rows = 1;
    element.className = classes.input ?? "";
    element.dataset["part"] = "cell-input";
    element.spellcheck = false;
    element.autocomplete = "off";
    element.addEventListener("compositionstart", () => {
      this.composing = true;
      if (!this.open) this.events?.began();
    });
    element.addEventListener("compositionend", () => {
      this.composing = false;
      this.typed();
    });
    element.addEventListener("input", () => this.typed());
    element.addEventListener("keydown", (event) => {
      // 229: the key goes to the input method, also before it says that it composes.
      if (event.isComposing || this.composing || event.keyCode === 229) return;
      this.events?.key(event);
    });
    element.addEventListener("paste", (event) => {
      if (this.open) return;
      event.preventDefault();
      this.events?.pasted(event.clipboardData?.getData("text/plain") ?? "");
    });
    for (const type of ["copy", "cut"] as const) {
      element.addEventListener(type, (event) => {
        if (this.open) return;
        event.preventDefault();
        this.events?.copied(type === "cut");
      });
    }
    element.addEventListener("focus", () => this.events?.entered());
    element.addEventListener("blur", (event) => this.events?.left(event.relatedTarget as Element | null));
  }

  listen(events: InputEvents): void {
    this.events = events;
  }

  get text(): string {
    return this.element.value;
  }

  /** Turns into an editor: empty but for what is being typed (`replace`), or with the cell's text. */
  show(text: string | null, align: "left" | "right", select: boolean): void {
    const { element } = this;
    this.open = true;
    element.dataset["open"] = "true";
    element.style.textAlign = align;
    if (text === null) return;
    element.value = text;
    if (select) element.select();
    else element.setSelectionRange(text.length, text.length);
  }

  setText(text: string): void {
    this.element.value = text;
    this.element.setSelectionRange(text.length, text.length);
  }

  hide(): void {
    const { element } = this;
    this.open = false;
    delete element.dataset["open"];
    element.value = "";
    element.style.textAlign = "";
    this.point(null, null);
  }

  setInvalid(error: string | null): void {
    if (error === null) this.element.removeAttribute("aria-invalid");
    else this.element.setAttribute("aria-invalid", "true");
  }

  /** Positions as the grid counts them: from 1, its header row and row headers included. */
  standAt(row: number, column: number): void {
    this.holder.setAttribute("aria-rowindex", String(row));
    this.cell.setAttribute("aria-colindex", String(column));
  }

  /** What a screen reader says of the field: the cell that it stands for. */
  describe(label: string): void {
    this.element.setAttribute("aria-label", label);
  }

  /** The list that the field narrows, and its highlighted option. */
  point(list: string | null, option: string | null): void {
    set(this.element, "aria-controls", list);
    set(this.element, "aria-autocomplete", list && "list");
    set(this.element, "aria-activedescendant", option);
  }

  private typed(): void {
    if (!this.open) {
      if (this.element.value === "" && !this.composing) return;
      this.events?.began();
    }
    if (this.open) this.events?.changed(this.element.value);
  }
}

function set(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
