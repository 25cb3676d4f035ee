/** What all files of several sheets have alike: which sheet is read, what it hides, how far the reading is. */
import { basename } from "node:path";
import { ReadError } from "./readError.ts";
import type { OnRow, SheetSource, SourceInfo } from "./source.ts";

export interface SheetName {
  name: string;
  hidden: boolean;
}

/** What is known of the sheet that is being read, row by row. */
interface SheetState {
  readonly rowHidden: boolean;
  readonly hiddenColumns: ReadonlySet<number>;
}

export abstract class WorkbookSource implements SheetSource {
  readonly info: SourceInfo;
  readonly ragged = false;
  /** These formats can hold neither broken characters nor NUL. */
  readonly suspect = false;
  readonly visible: readonly string[];
  protected readonly file: string;
  /** Null while no sheet was read. */
  protected sheet: SheetState | null = null;
  protected share = 0;

  protected constructor(format: SourceInfo["format"], path: string, sheets: readonly SheetName[]) {
    this.file = basename(path);
    this.visible = sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
    const names = sheets.map(({ name }) => name);
    const sheet = this.visible[0] ?? names[0] ?? null;
    this.info = { format, encoding: null, delimiter: null, sheets: names, sheet };
  }

  abstract rows(onRow: OnRow): Promise<void>;

  /** @throws ReadError sheetNameUnknown */
  choose(name: string): void {
    const { sheets } = this.info;
    if (!sheets.includes(name))
      throw new ReadError("sheetNameUnknown", { file: this.file, value: name, known: sheets.join(", ") });
    this.info.sheet = name;
  }

  get rowHidden(): boolean {
    return this.sheet?.rowHidden ?? false;
  }

  get hiddenColumns(): ReadonlySet<number> {
    return this.sheet?.hiddenColumns ?? new Set();
  }

  progress(): number {
    return this.share;
  }
}
