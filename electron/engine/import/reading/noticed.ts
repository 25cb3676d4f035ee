/** What a file holds beside plain records: hidden parts, totals, bytes that are no text. Said before anything is imported. */
import type { ImportInspection } from "../../../../src/contract/importing.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import type { Source } from "../readers/source.ts";
import type { Layout } from "./layout.ts";

export class Noticed {
  private readonly layout: Layout;
  private readonly source: Source;
  private hidden = 0;
  private totals = 0;
  private broken = 0;
  private firstBroken: number | null = null;

  constructor(layout: Layout, source: Source) {
    this.layout = layout;
    this.source = source;
  }

  /** Every row of the file, header and titles too. @param total whether it adds up others */
  add(cells: readonly Cell[], count: number, row: number, total: boolean): void {
    const { layout, source } = this;
    if (source.suspect && isBroken(cells, count)) {
      this.broken += 1;
      this.firstBroken ??= row;
    }
    if (row <= layout.headerRow) return;
    if (source.rowHidden) this.hidden += 1;
    if (total) this.totals += 1;
  }

  result(): Pick<ImportInspection, "hidden" | "totals" | "broken"> {
    const { layout, source } = this;
    const columns = layout.columns.filter(({ index }) => source.hiddenColumns.has(index));
    const visible = new Set(source.visible);
    return {
      hidden: {
        rows: this.hidden,
        columns: columns.map(({ header }) => header),
        sheets: source.info.sheets.filter((name) => !visible.has(name)),
      },
      totals: this.totals,
      broken: { rows: this.broken, first: this.firstBroken },
    };
  }
}

function isBroken(cells: readonly Cell[], count: number): boolean {
  for (let index = 0; index < count; index += 1) {
    const cell = cells[index];
    if (typeof cell === "string" && (cell.includes("\ufffd") || cell.includes("\0"))) return true;
  }
  return false;
}
