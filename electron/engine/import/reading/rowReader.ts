/** From a row of cells to a row of a batch, or to the reasons why it is rejected. */
import type { MessageParams } from "../../../../src/contract/errors.ts";
import { isCreation } from "../../../../src/core/mapping/changedField.ts";
import { type Cell, cellText, type Failure, NOT_CALCULATED } from "../../../../src/core/mapping/cell.ts";
import {
  type CellFormat,
  type ImportField,
  manyColumns,
  neededFields,
} from "../../../../src/core/mapping/fields.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { stageKind } from "../../../../src/core/mapping/stages.ts";
import { limits } from "../readers/limits.ts";
import type { Source } from "../readers/source.ts";
import { AmountGroup } from "./amountGroup.ts";
import { BATCH_ROWS, type Builder, type CodeBuilder } from "./builders.ts";
import { type FieldReader, LostDay, type ReaderColumn, readerFor } from "./fieldReaders.ts";
import { outcomeFields, settledKind } from "../../../../src/core/mapping/outcome.ts";
import { type Outcome, OutcomeGroup } from "./outcomeGroup.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import { moneyParser } from "./moneyCells.ts";
import type { Batch, RawIssue, ReadContext, Shape } from "./protocol.ts";
import { noiseOf } from "./noise.ts";
import { SeenKeys } from "./seenKeys.ts";
import { StageBrackets } from "./stageBrackets.ts";
import { totalOf } from "./totalRow.ts";

/** Warnings that are sent; the rest is counted. Every rejection is. */
const MOST_WARNINGS = 10_000;
/** Issues that wait to be sent. */
const BATCH_ISSUES = 50_000;
const SHOWN = 120;
/** What every error of a formula begins with. */
const HASH = 35;

/** Fields of deals whose cells are read together. */
const GROUPED: ReadonlySet<ImportField> = new Set<ImportField>([
  "amount",
  "currency",
  "currencyAmount",
  "wonAmount",
  "lostOn",
  ...outcomeFields,
]);

export class RowReader {
  private readonly layout: Layout;
  private readonly context: ReadContext;
  private readonly readers: FieldReader[] = [];
  private readonly group: AmountGroup | null;
  private readonly outcomes: OutcomeGroup | null;
  private readonly lostDay: LostDay | null;
  private readonly brackets: StageBrackets | null;
  private outcome: Outcome | null = null;
  private readonly byField = new Map<ImportField, FieldReader>();
  /** Any of their days tells since when a deal is over; null where nobody asks. */
  private readonly overOn: readonly FieldReader[] | null;
  private readonly seenIds = new SeenKeys();
  private readonly seenOwn = new SeenKeys();
  private readonly categoriesTold = new Set<string>();
  private rows = new Int32Array(BATCH_ROWS);
  private slot = 0;
  private issues: RawIssue[] = [];
  private issueCount = 0;
  private warned = 0;
  /** Rows of won and lost deals without any day on which they were; own exports need none. */
  undated = 0;
  private rejected = 0;
  private rejectedKeys: string[] = [];
  private readonly customs = new Map<FieldReader, NonNullable<Shape["columns"][number]["custom"]>>();
  private cells: readonly Cell[] = [];
  private met: Int32Array | null = null;
  private count = 0;

  /** @param formats by the position of the layout's columns */
  constructor(layout: Layout, formats: readonly CellFormat[], context: ReadContext) {
    this.layout = layout;
    this.context = context;
    const columns = layout.columns.flatMap(
      ({ field, header, index, kind, known }, at): (ReaderColumn & Pick<LayoutColumn, "known">)[] =>
        field === null ? [] : [{ field, header, index, kind, known, format: formats[at] ?? {} }],
    );
    this.group = AmountGroup.of(layout.table, columns, context);
    const parseMoney = moneyParser(layout.table, context);
    this.outcomes = OutcomeGroup.of(layout, context);
    for (const column of columns) {
      if (layout.table === "deals" && GROUPED.has(column.field)) continue;
      const reader = readerFor(column, parseMoney, layout.sourceSystem);
      this.readers.push(reader);
      if (column.field === "custom")
        this.customs.set(reader, { type: column.format.type ?? "text", known: column.known ?? null });
      this.byField.set(column.field, reader);
    }
    this.overOn =
      layout.table === "deals" && !layout.own
        ? (["closedOn", "closeOn", "stageSince"] as const).flatMap((field) => this.byField.get(field) ?? [])
        : null;
    this.brackets = StageBrackets.of(layout);
    const closed = this.byField.get("closedOn");
    const lost = columns.find(({ field }) => field === "lostOn");
    this.lostDay = closed && lost ? new LostDay(lost, closed) : null;
  }

  /** Fields and kinds of the columns that {@link take} gives, in their order. */
  shape(): Shape["columns"] {
    const columns: Shape["columns"] = this.readers.map((reader) => ({
      field: reader.field,
      header: reader.header,
      kind: reader.wire,
      custom: this.customs.get(reader),
    }));
    if (this.outcomes) columns.push({ field: "state", header: this.outcomes.header, kind: "number" });
    if (!this.group) return columns;
    const headerOf = (field: ImportField) =>
      this.layout.columns.find((column) => column.field === field)?.header ?? "";
    return [
      ...columns,
      { field: "amount", header: headerOf("amount") || headerOf("currencyAmount"), kind: "number" },
      { field: "currency", header: headerOf("currency"), kind: "code" },
      { field: "currencyAmount", header: headerOf("currencyAmount"), kind: "number" },
    ];
  }

  get full(): boolean {
    return this.slot === BATCH_ROWS || this.rejected >= BATCH_ROWS || this.issues.length >= BATCH_ISSUES;
  }

  /** @param met as `Source.met` */
  add(
    cells: readonly Cell[],
    count: number,
    row: number,
    source: Pick<Source, "ragged" | "suspect">,
    met: Int32Array | null,
  ): void {
    this.cells = cells;
    this.met = met;
    this.count = count;
    // It holds no data of its own, so it is in none of the counts.
    if (this.isNoise(row) || this.isTotal(row)) return;
    const good =
      !this.isRagged(row, source) &&
      this.readCells(row) &&
      (!source.suspect || this.isText(row)) &&
      this.isNamed(row) &&
      this.isFirst(row);
    if (!good) {
      this.rejected += 1;
      this.keepKeys();
      return;
    }
    this.remarks(row);
    this.tellFormulas(row);
    this.rows[this.slot] = row;
    this.slot += 1;
  }

  /** Read or not, what is written in the columns that tell one deal from another. */
  private keepKeys(): void {
    for (const field of ["sourceId", "name"] as const) {
      const reader = this.byField.get(field);
      if (!reader) continue;
      const text = cellText(this.at(reader.index)).trim();
      if (text !== "") this.rejectedKeys.push(text);
    }
  }

  private readonly at = (index: number): Cell => (index < this.count ? (this.cells[index] as Cell) : "");

  private isRagged(row: number, { ragged }: Pick<Source, "ragged">): boolean {
    const { width } = this.layout;
    const { count } = this;
    if (!ragged || count === width) return false;
    if (count < width) {
      this.reject("rowTooShort", row, null, null, { count, width });
      return true;
    }
    for (let index = width; index < count; index += 1) {
      const cell = this.at(index);
      if (cell === "" || cellText(cell) === "") continue;
      this.reject("rowTooLong", row, null, shown(cell), { count, width });
      return true;
    }
    return false;
  }

  private isNoise(row: number): boolean {
    const noise = noiseOf(this.layout, this.cells, this.count);
    if (noise === null) return false;
    const filled = this.cells.slice(0, this.count).find((cell) => cell !== "") ?? "";
    this.note(noise, row, null, shown(filled));
    return true;
  }

  private isTotal(row: number): boolean {
    if (this.layout.keepTotals) return false;
    const total = totalOf(this.layout, this.cells, this.count);
    if (total === null) return false;
    this.note("rowTotal", row, null, shown(total));
    return true;
  }

  /** A formula's error and one that was never worked out stand for nothing: that is said, cell by cell. */
  private tellFormulas(row: number): void {
    if (!this.hasHash()) return;
    for (const { index, header, field } of this.layout.columns) {
      const cell = this.at(index);
      if (field === null || typeof cell === "number" || cell.charCodeAt(0) !== HASH) continue;
      if (cell === NOT_CALCULATED) this.note("cellNotCalculated", row, header, null);
      else if (cell.toUpperCase() === "#N/A") this.note("cellFormulaError", row, header, cell);
    }
  }

  private hasHash(): boolean {
    const { cells, count } = this;
    for (let index = 0; index < count; index += 1) {
      const cell = cells[index] as Cell;
      if (typeof cell === "string" && cell.charCodeAt(0) === HASH) return true;
    }
    return false;
  }

  private readCells(row: number): boolean {
    let good = true;
    for (const reader of this.readers) {
      const cell = this.at(reader.index);
      if (typeof cell === "string" && cell.length > limits.cellChars) {
        this.reject("cellTooLong", row, reader.header, shown(cell), { most: limits.cellChars });
        good = false;
        continue;
      }
      const met = this.met !== null && reader.index < this.count ? (this.met[reader.index] as number) : -1;
      const failure = reader.read(cell, this.slot, met);
      if (!failure) continue;
      if (failure.fault === "cellNotCategory") {
        // Once for each value: a system's own categories would fill the list row by row.
        const value = shown(cell);
        if (!this.categoriesTold.has(value)) this.note("cellNotCategory", row, reader.header, value);
        this.categoriesTold.add(value);
        reader.read("", this.slot, -1);
        continue;
      }
      this.reject(failure.fault, row, reader.header, shown(cell), this.paramsOf(failure));
      good = false;
    }
    if (this.brackets) this.bareStage(this.brackets);
    if (this.lostDay && !this.readLostDay(row, this.lostDay)) good = false;
    this.outcome = this.outcomes?.read(this.at) ?? null;
    if (this.outcome) this.outcomes?.put(this.slot, this.outcome);
    const fault = this.group?.read(this.at, this.slot);
    if (!fault) return good;
    const { column, failure } = fault;
    this.reject(failure.fault, row, column.header, shown(this.at(column.index)), this.paramsOf(failure));
    return false;
  }

  private bareStage(brackets: StageBrackets): void {
    const stage = this.byField.get("stage");
    if (!stage || typeof stage.last !== "string") return;
    const bare = brackets.bare(stage.last, this.byField.get("pipeline")?.last);
    if (bare === stage.last) return;
    (stage.builder as CodeBuilder).set(this.slot, bare);
    stage.last = bare;
  }

  private readLostDay(row: number, lostDay: LostDay): boolean {
    const cell = this.at(lostDay.index);
    const failure = lostDay.read(cell, this.slot);
    if (failure) this.reject(failure.fault, row, lostDay.header, shown(cell));
    return failure === null;
  }

  private paramsOf({ currency }: Failure): MessageParams {
    return currency === undefined ? {} : { currency, base: this.context.baseCurrency };
  }

  /** Looks for broken characters where the file is known to have some: a column that is read rejects the row, another is remarked. */
  private isText(row: number): boolean {
    let good = true;
    for (const { index, header, field } of this.layout.columns) {
      const cell = this.at(index);
      if (typeof cell === "number") continue;
      const code = cell.includes("\0") ? "cellControl" : cell.includes("\ufffd") ? "cellUnreadable" : null;
      if (code === null) continue;
      const value = shown(cell.replaceAll("\0", "\ufffd"));
      if (field === null) this.note(code, row, header, value);
      else this.reject(code, row, header, value);
      good &&= field === null;
    }
    return good;
  }

  private isNamed(row: number): boolean {
    const filled = (field: ImportField) =>
      manyColumns.has(field)
        ? this.readers.some((reader) => reader.field === field && reader.last !== null)
        : (this.byField.get(field)?.last ?? null) !== null;
    if (this.layout.table !== "deals") {
      const missing = neededFields[this.layout.table].find(
        (choices) => !choices.some(filled) && !(choices.includes("newValue") && this.isCreation()),
      );
      if (!missing) return true;
      const column = missing.map((field) => this.byField.get(field)?.header).find(Boolean) ?? null;
      this.reject(missing[0] === "name" ? "rowWithoutName" : "rowWithoutCell", row, column, null);
      return false;
    }
    if (filled("sourceId") || filled("name") || filled("dealId") || filled("account") || filled("product"))
      return true;
    this.reject("rowWithoutKey", row, null, null);
    return false;
  }

  private isCreation(): boolean {
    const event = this.byField.get("changedField")?.last;
    return typeof event === "string" && isCreation(event);
  }

  private isFirst(row: number): boolean {
    if (this.layout.table !== "deals") return true;
    const own = this.byField.get("dealId");
    if (own && own.last !== null && this.seenOwn.add(String(own.last))) {
      this.reject("rowRepeated", row, own.header, String(own.last));
      return false;
    }
    const id = this.byField.get("sourceId");
    if (!id || id.last === null) return true;
    const system = this.byField.get("sourceSystem")?.last ?? "";
    if (!this.seenIds.add(String(id.last), String(system))) return true;
    this.reject("rowRepeated", row, id.header, String(id.last));
    return false;
  }

  /** What is imported but worth a look. */
  private remarks(row: number): void {
    if (this.overOn?.every(({ last }) => last === null) && this.isClosed()) this.undated += 1;
    const reader = this.byField.get("closedOn") ?? this.byField.get("closeOn");
    const closed = reader?.last;
    if (!reader || typeof closed !== "string") return;
    const created = this.byField.get("createdOn")?.last;
    const early = typeof created === "string" && closed < created;
    if ((!early && closed <= this.context.today) || !this.isClosed()) return;
    if (early) this.note("closedBeforeBegun", row, reader.header, closed, { created });
    else this.note("closedInFuture", row, reader.header, closed);
  }

  private isClosed(): boolean {
    const stage = this.byField.get("stage")?.last;
    const ofStage =
      typeof stage === "string" ? (this.context.stageKinds[nameKey(stage)] ?? stageKind(stage)) : "open";
    return settledKind(ofStage, this.outcome?.kind ?? null) !== "open";
  }

  private reject(
    code: string,
    row: number,
    column: string | null,
    value: string | null,
    params: MessageParams = {},
  ): void {
    this.tell({ code, row, column, value, params, severity: "rejected" });
  }

  private note(
    code: string,
    row: number,
    column: string | null,
    value: string | null,
    params: MessageParams = {},
  ): void {
    this.tell({ code, row, column, value, params, severity: "warning" });
  }

  private tell(issue: RawIssue): void {
    this.issueCount += 1;
    if (issue.severity === "warning") {
      if (this.warned >= MOST_WARNINGS) return;
      this.warned += 1;
    }
    this.issues.push(issue);
  }

  /** The batch so far; a new one begins. */
  take(progress: number): Batch {
    const { slot: count, issues, issueCount, rejected } = this;
    const builders: Builder[] = this.readers.map(({ builder }) => builder);
    if (this.outcomes) builders.push(this.outcomes.builder);
    if (this.group) builders.push(this.group.amount, this.group.currency, this.group.currencyAmount);
    const batch: Batch = {
      count,
      rows: this.rows.slice(0, count),
      columns: builders.map((builder) => builder.take(count)),
      issues,
      issueCount,
      rejected,
      rejectedKeys: this.rejectedKeys,
      progress,
    };
    this.slot = 0;
    this.issues = [];
    this.issueCount = 0;
    this.rejected = 0;
    this.rejectedKeys = [];
    return batch;
  }
}

/** A cell as an issue shows it. */
export function shown(cell: Cell): string {
  const text = String(cell).trim();
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
