/** Looks through a whole file: what it is, how it is proposed to be read, what doesn't parse, which names it holds. */
import { basename } from "node:path";
import type { ColumnMapping } from "../../../../src/contract/importing.ts";
import { detached } from "./builders.ts";
import { type Cell, cellName, cellText, type Failure } from "../../../../src/core/mapping/cell.ts";
import { kindByDeals, settledKind } from "../../../../src/core/mapping/outcome.ts";
import type { CellFormat, ImportField } from "../../../../src/core/mapping/fields.ts";
import { NewestDays, newestHappened } from "../../../../src/core/mapping/newestDay.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { stageKind } from "../../../../src/core/mapping/stages.ts";
import { assertUnchanged } from "../readers/fileKind.ts";
import { openTable } from "./groups.ts";
import type { Source } from "../readers/source.ts";
import type { ReaderControl } from "./control.ts";
import { AmountGroup } from "./amountGroup.ts";
import { DayFinder } from "./ownDays.ts";
import { withOwnBase } from "./ownBase.ts";
import { moneyParser } from "./moneyCells.ts";
import { readerFor } from "./fieldReaders.ts";
import { FormatFinder } from "./formats.ts";
import { findLayout, isRecord, type Layout, type LayoutColumn } from "./layout.ts";
import { hashOf } from "./readFile.ts";
import { KeyTally } from "./keyTally.ts";
import { NameTally } from "./nameTally.ts";
import { StageBrackets } from "./stageBrackets.ts";
import { noiseOf } from "./noise.ts";
import { Noticed } from "./noticed.ts";
import type { RawInspection, ReadContext, ReadTask } from "./protocol.ts";
import { flagged, type Outcome, OutcomeGroup } from "./outcomeGroup.ts";
import { totalOf } from "./totalRow.ts";
import { shown } from "./rowReader.ts";

const PREVIEW_ROWS = 50;
const SAMPLES = 5;
/** Stages of which it is heard what their deals say. */
const MOST_STAGES = 10_000;

/** @throws ReadError */
export async function inspectFile(
  { path, options, context }: ReadTask,
  control: ReaderControl,
): Promise<RawInspection> {
  const file = basename(path);
  const { open, source, close } = await openTable(path, options);
  try {
    const layout = await findLayout(source, options, file, context);
    const first = new FirstPass(layout, source);
    const noticed = new Noticed(layout, source);
    const days = new DayFinder(layout, context.today);
    const isTotal = (cells: readonly Cell[], count: number, row: number) =>
      row > layout.headerRow && totalOf(layout, cells, count) !== null;
    const isData = (cells: readonly Cell[], count: number, row: number) =>
      isRecord(layout, source, row) && noiseOf(layout, cells, count) === null;
    await source.rows((cells, count, row) => {
      control.check();
      const total = isTotal(cells, count, row);
      days.add(cells, count, row);
      noticed.add(cells, count, row, total);
      if (isData(cells, count, row) && (!total || layout.keepTotals)) first.add(cells, count, row);
    });
    const formats = first.finder.decide();
    const second = new SecondPass(layout, formats, await withOwnBase(layout, source, context));
    await source.rows((cells, count, row) => {
      control.check();
      if (isData(cells, count, row) && (layout.keepTotals || !isTotal(cells, count, row)))
        second.add(cells, count);
    });
    assertUnchanged(open);
    const { format, encoding, delimiter, sheets, sheet } = source.info;
    return {
      file,
      path,
      format,
      encoding,
      delimiter,
      sheets,
      sheet,
      headerRow: layout.headerRow,
      headerRows: layout.headerRows,
      ...noticed.result(),
      rows: first.rows,
      table: layout.table,
      columns: layout.columns.map((column, at) =>
        mappingOf(column, formats[at] ?? {}, first.samples[at] ?? [], second.tallies[at]),
      ),
      preview: first.preview,
      own: layout.own,
      contentDay: newestHappened(second.happened, context.today),
      days: days.result(formats),
      sha256: hashOf(open),
      sourceSystem: layout.sourceSystem,
      keys: second.keys?.list() ?? [],
      ratesNeeded: second.ratesNeeded.list().map(({ name, rows }) => ({ currency: name, rows })),
      names: second.names(),
    };
  } finally {
    close();
  }
}

function mappingOf(
  { index, header, field, found, known }: LayoutColumn,
  format: CellFormat,
  samples: string[],
  tally: Tally | undefined,
): ColumnMapping {
  return {
    index,
    header,
    field,
    customField: known?.id != null ? { id: known.id, name: known.name } : null,
    found,
    format,
    samples,
    filled: tally?.filled ?? 0,
    unparsed: tally?.unparsed ?? 0,
  };
}

/** Counts rows, takes samples and hears every cell on how its column is to be read. */
class FirstPass {
  rows = 0;
  readonly samples: string[][];
  readonly preview: { row: number; cells: string[] }[] = [];
  readonly finder: FormatFinder;
  private readonly layout: Layout;

  constructor(layout: Layout, source: Source) {
    this.layout = layout;
    this.samples = layout.columns.map(() => []);
    this.finder = new FormatFinder(layout.columns, source.info.delimiter, layout.learnt);
  }

  add(cells: readonly Cell[], count: number, row: number): void {
    const { columns, width } = this.layout;
    this.rows += 1;
    const own = cells.slice(0, Math.min(count, width));
    this.finder.add(own);
    if (this.preview.length < PREVIEW_ROWS)
      this.preview.push({ row, cells: columns.map(({ index }) => shown(own[index] ?? "")) });
    if (this.rows > 1000) return;
    columns.forEach(({ index }, at) => {
      const list = this.samples[at] as string[];
      const sample = shown(own[index] ?? "");
      if (list.length < SAMPLES && sample !== "" && !list.includes(sample)) list.push(sample);
    });
  }
}

interface Tally {
  filled: number;
  unparsed: number;
}

/** Reads every cell as its field, and counts what doesn't parse and which names there are. */
class SecondPass {
  readonly tallies: Tally[];
  readonly happened: NewestDays;
  private readonly layout: Layout;
  private readonly context: ReadContext;
  private readonly parsers: ({ read: (cell: Cell) => string | number | null | undefined } | null)[];
  private readonly lists: Partial<Record<ImportField, NameTally>> = {};
  readonly ratesNeeded = new NameTally();
  private readonly amounts: AmountGroup | null;
  private readonly outcomes: OutcomeGroup | null;
  private readonly states = new NameTally();
  private readonly brackets: StageBrackets | null;
  private readonly readings = new Map<string, Outcome["read"]>();
  private readonly stageStates = new Map<string, Set<Outcome["kind"]>>();
  /** Null where ids tell the rows apart. */
  readonly keys: KeyTally | null;

  constructor(layout: Layout, formats: readonly CellFormat[], context: ReadContext) {
    this.layout = layout;
    const fed = new Set(layout.columns.map(({ field }) => field));
    const needed = layout.table === "deals" && !fed.has("sourceId") && !fed.has("dealId");
    this.keys = needed ? new KeyTally(fed) : null;
    this.context = context;
    this.outcomes = OutcomeGroup.of(layout, context);
    this.brackets = StageBrackets.of(layout);
    this.happened = new NewestDays(context.today);
    this.tallies = layout.columns.map(() => ({ filled: 0, unparsed: 0 }));
    const parseMoney = moneyParser(layout.table, context);
    this.parsers = layout.columns.map(({ field, header, index, kind }, at) => {
      if (field === null) return null;
      const reader = readerFor(
        { field, header, index, kind, format: formats[at] ?? {} },
        parseMoney,
        layout.sourceSystem,
      );
      return {
        read: (cell) => {
          const failure = reader.read(cell, 0, -1);
          if (failure) this.hearRate(failure);
          return failure ? undefined : reader.last;
        },
      };
    });
    const columns = layout.columns.flatMap(({ field, header, index, kind }, at) =>
      field === null ? [] : [{ field, header, index, kind, format: formats[at] ?? {} }],
    );
    this.amounts = AmountGroup.of(layout.table, columns, context);
  }

  add(cells: readonly Cell[], count: number): void {
    const { columns } = this.layout;
    const values: Partial<Record<ImportField, string | number | null>> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const { index, field } = columns[at] as LayoutColumn;
      const cell = index < count ? (cells[index] as Cell) : "";
      if (cell === "" || cellText(cell) === "") continue;
      const tally = this.tallies[at] as Tally;
      tally.filled += 1;
      const parser = this.parsers[at];
      if (!parser || field === null) continue;
      const value = parser.read(cell);
      if (value === undefined) tally.unparsed += 1;
      else values[field] = value;
      if (field === "stageEntered" || field === "stageSince") this.hearDay(value);
      if (LISTED.has(field) && !(this.brackets && field === "stage")) this.hearName(field, cellName(cell));
    }
    const fault = this.amounts?.read((index) => (index < count ? (cells[index] as Cell) : ""), 0);
    if (fault) this.hearRate(fault.failure);
    const state = this.hearOutcome(cells, count);
    if (this.brackets && typeof values.stage === "string") {
      values.stage = this.brackets.bare(values.stage, values.pipeline);
      this.hearName("stage", values.stage);
    }
    if (typeof values.stage === "string") this.hearStage(values.stage, state);
    this.hearDays(values, state);
    this.keys?.add(values);
  }

  private hearName(field: ImportField, name: string): void {
    (this.lists[field] ??= new NameTally()).add(name);
  }

  private hearRate({ currency }: Failure): void {
    if (currency !== undefined) this.ratesNeeded.add(currency);
  }

  private hearOutcome(cells: readonly Cell[], count: number): Outcome["kind"] {
    const outcome = this.outcomes?.read((index) => (index < count ? (cells[index] as Cell) : ""));
    if (!outcome || outcome.word === "") return null;
    this.states.add(outcome.word);
    this.readings.set(outcome.word, outcome.read);
    return outcome.kind;
  }

  private hearStage(name: string, state: Outcome["kind"]): void {
    if (!this.outcomes) return;
    const known = this.stageStates.get(name);
    if (known) known.add(state);
    else if (this.stageStates.size < MOST_STAGES) this.stageStates.set(detached(name), new Set([state]));
  }

  /** The newest day that something had happened on, of those that are past: the export was made on it or soon after. */
  private hearDays(
    values: Partial<Record<ImportField, string | number | null>>,
    state: Outcome["kind"],
  ): void {
    const { stage } = values;
    const ofStage =
      typeof stage === "string" ? (this.context.stageKinds[nameKey(stage)] ?? stageKind(stage)) : "open";
    const closed = settledKind(ofStage, state) !== "open";
    for (const day of [values.createdOn, values.closedOn, closed ? values.closeOn : null, values.changedOn])
      this.hearDay(day);
  }

  private hearDay(day: string | number | null | undefined): void {
    if (typeof day === "string") this.happened.add(day);
  }

  names(): RawInspection["names"] {
    const { table } = this.layout;
    const list = (...fields: ImportField[]) => fields.flatMap((field) => this.lists[field]?.list() ?? []);
    return {
      states: this.states.list().map((entry) => ({ ...entry, kind: this.readings.get(entry.name) ?? null })),
      stages:
        table === "deals" || table === "stageHistory"
          ? list("stage", "fromStage").map((entry) => ({
              ...entry,
              kind: kindByDeals(this.stageStates.get(entry.name) ?? new Set(), flagged(this.layout)),
            }))
          : [],
      people: [...(table === "people" ? list("name") : []), ...list("owner", "manager")],
      teams: [...(table === "teams" ? list("name") : []), ...list("team")],
      products: [...(table === "products" ? list("name") : []), ...list("product")],
      accounts: [...(table === "accounts" ? list("name") : []), ...list("account", "parentAccount")],
    };
  }
}

const LISTED: ReadonlySet<ImportField> = new Set<ImportField>([
  "stage",
  "fromStage",
  "owner",
  "product",
  "account",
  "name",
  "team",
  "manager",
  "parentAccount",
]);
