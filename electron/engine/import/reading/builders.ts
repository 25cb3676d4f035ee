/** Columns of a batch, filled row by row. A rejected row's slot is simply written over by the next. */
import type { WireColumn } from "./protocol.ts";

export const BATCH_ROWS = 4096;

export interface Builder {
  /** The finished column; the builder begins a new one. */
  take(count: number): WireColumn;
}

export class CodeBuilder implements Builder {
  private readonly codes = new Int32Array(BATCH_ROWS);
  private added: string[] = [];
  private readonly known = new Map<string, number>();

  /** @returns the text's code, 0 for none */
  set(slot: number, text: string | null): number {
    const code = text === null || text === "" ? 0 : this.codeOf(text);
    this.codes[slot] = code;
    return code;
  }

  put(slot: number, code: number): void {
    this.codes[slot] = code;
  }

  private codeOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const kept = detached(text);
    const code = this.known.size + 1;
    this.known.set(kept, code);
    this.added.push(kept);
    return code;
  }

  take(count: number): WireColumn {
    const column: WireColumn = { kind: "code", codes: this.codes.slice(0, count), added: this.added };
    this.added = [];
    return column;
  }
}

export class TextBuilder implements Builder {
  private values: (string | null)[] = [];

  set(slot: number, text: string | null): void {
    this.values[slot] = text === "" ? null : text;
  }

  take(count: number): WireColumn {
    this.values.length = count;
    const column: WireColumn = { kind: "text", values: this.values };
    this.values = [];
    return column;
  }
}

export class NumberBuilder implements Builder {
  private readonly values = new Float64Array(BATCH_ROWS);

  set(slot: number, value: number | null): void {
    this.values[slot] = value ?? Number.NaN;
  }

  take(count: number): WireColumn {
    return { kind: "number", values: this.values.slice(0, count) };
  }
}

/** A text of its own: a slice would keep the whole chunk that it was cut from in memory. */
export function detached(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
