/**
 * The rows of one file on their way in: TEMP tables on the file's own connection. The file itself is not touched until the
 * promoting transaction, which reads them by SQL; dropping them is all that a cancel has to do.
 */
import type { Statement } from "better-sqlite3";
import type { CustomId, CustomType } from "../../../src/core/domain/customFields.ts";
import type { ImportField } from "../../../src/core/mapping/fields.ts";
import { kindByDeals } from "../../../src/core/mapping/outcome.ts";
import type { StageKind } from "../../../src/core/mapping/stages.ts";
import type { Session } from "../session.ts";
import { AccountForms } from "./accountForms.ts";
import { type EnteredColumns, enteredColumnsOf } from "./enteredColumns.ts";
import { pairFrom, pairOf } from "./stagePairs.ts";
import type { Batch, KnownCustomField, Shape, WireColumn } from "./reading/protocol.ts";

/** Name, and what kind of column, of each staged field. Names of rows elsewhere are staged as codes. */
const stagedColumns: Partial<Record<ImportField, string>> = {
  dealId: "own_id TEXT",
  sourceId: "source_id TEXT",
  sourceSystem: "source_system TEXT",
  name: "name TEXT",
  account: "c_account INTEGER NOT NULL DEFAULT 0",
  pipeline: "c_pipeline INTEGER NOT NULL DEFAULT 0",
  stage: "c_stage INTEGER NOT NULL DEFAULT 0",
  state: "state INTEGER",
  owner: "c_owner INTEGER NOT NULL DEFAULT 0",
  product: "c_product INTEGER NOT NULL DEFAULT 0",
  quantity: "quantity INTEGER",
  amount: "amount INTEGER",
  currency: "currency TEXT",
  currencyAmount: "currency_amount INTEGER",
  createdOn: "created_on TEXT",
  expectedOn: "expected_on TEXT",
  closedOn: "closed_on TEXT",
  closeOn: "close_on TEXT",
  stageSince: "stage_since TEXT",
  category: "category TEXT",
  probability: "rep_bp INTEGER",
  managerProbability: "manager_bp INTEGER",
  source: "source TEXT",
  lossReason: "loss_reason TEXT",
  nextStep: "next_step TEXT",
  nextStepOn: "next_step_on TEXT",
  note: "note TEXT",
};

/** A number is kept as the file tells it: NUMERIC turns no text into one, since none comes. */
const customColumn = (at: number, type: CustomType): string =>
  `x_${at} ${type === "number" ? "NUMERIC" : "TEXT"}`;

const nameOfColumn = (definition: string): string => definition.split(" ")[0] as string;

type Bound = string | number | null;

/** A column that is kept as a custom field. */
export interface StagedCustom {
  /** Of the staging table. */
  column: string;
  header: string;
  type: CustomType;
  known: KnownCustomField | null;
}

interface Column {
  field: ImportField;
  /** Of the staging table, with its type; absent where it is not staged. */
  definition: string | undefined;
  kind: Shape["columns"][number]["kind"];
  /** Codes are bound as they are, or as the text that they stand for. */
  asCode: boolean;
  /** Texts by code; the first stands for none. */
  texts: (string | null)[];
  used: boolean[];
}

/** Rows that one statement inserts: fewer calls into SQLite, a quarter less time. */
const ROWS_AT_ONCE = 8;

let count = 0;

export class DealStaging {
  /** Schema-qualified prefix of the tables' names. */
  readonly prefix: string;
  readonly table: string;
  private readonly session: Session;
  readonly shape: Shape;
  private readonly columns: Column[];
  /** Columns that are staged, by position; team and manager of owners are only tallied. */
  private readonly stagedAt: number[];
  private readonly inserts = new Map<string, Statement<Bound[]>>();
  rows = 0;
  /** Codes of pipeline and stage, and states, that rows have together. */
  readonly stagePairs = new Set<number>();
  /** Team and manager by owner's name, the first that the file gives. */
  readonly ownerTeams = new Map<string, { team: string | null; manager: string | null }>();
  /** Days of entry into stages, a column each; null where the file has none. */
  readonly entered: EnteredColumns | null;
  readonly accountForms: AccountForms;
  /** Empty for most files. */
  readonly customs: readonly StagedCustom[];
  /** Staged columns by the custom field that each feeds, once the promotion has placed them. */
  customColumns: ReadonlyMap<CustomId, string> = new Map();
  /** Least and greatest probability that deals of a stage code have. */
  readonly stageProbability = new Map<number, { least: number; most: number }>();

  constructor(session: Session, shape: Shape) {
    count += 1;
    this.session = session;
    this.shape = shape;
    this.prefix = `temp.import_${count}`;
    this.table = `${this.prefix}_row`;
    this.columns = shape.columns.map(({ field, kind, custom }, at) => {
      const definition = custom ? customColumn(at, custom.type) : stagedColumns[field];
      return {
        field,
        definition,
        kind,
        asCode: definition?.startsWith("c_") ?? true,
        texts: [null],
        used: [],
      };
    });
    this.customs = shape.columns.flatMap(({ header, custom }, at) =>
      custom ? [{ column: nameOfColumn(customColumn(at, custom.type)), header, ...custom }] : [],
    );
    this.stagedAt = this.columns.flatMap(({ definition }, at) => (definition ? [at] : []));
    const definitions = this.stagedAt.map((at) => (this.columns[at] as Column).definition as string);
    this.entered = enteredColumnsOf(session, this.prefix, shape);
    this.accountForms = new AccountForms(session.read);
    session.sql.exec(
      `CREATE TABLE ${this.table} (seq INTEGER PRIMARY KEY, file_row INTEGER${definitions.map((text) => `, ${text}`).join("")})`,
    );
  }

  /** What the import makes of this file, for the files after it. */
  get newCustomFields(): KnownCustomField[] {
    return this.customs.flatMap(({ header, type, known }) =>
      known ? [] : [{ id: null, name: header, header, type }],
    );
  }

  has(field: ImportField): boolean {
    return this.columns.some((column) => column.field === field);
  }

  /** Header of the column that feeds a field. */
  header(field: ImportField): string | null {
    return this.shape.columns.find((column) => column.field === field)?.header || null;
  }

  /** Texts of a column's codes that rows came with, by code. */
  names(field: ImportField): Map<number, string> {
    const column = this.columns.find((candidate) => candidate.field === field);
    const names = new Map<number, string>();
    column?.used.forEach((used, code) => {
      const text = column.texts[code];
      if (used && typeof text === "string") names.set(code, text);
    });
    return names;
  }

  /** Writes a batch; call while no transaction is open. */
  add(batch: Batch): void {
    batch.columns.forEach((wire, at) => this.learn(wire, this.columns[at] as Column));
    // Columns without a value in the whole batch (a currency that none has) need not be written.
    const staged = this.stagedAt.filter((at) => !isEmpty(batch.columns[at] as WireColumn));
    const wires = staged.map((at) => [batch.columns[at] as WireColumn, this.columns[at] as Column] as const);
    const many = this.insertInto(wires, ROWS_AT_ONCE);
    const one = this.insertInto(wires, 1);
    const values: Bound[] = [];
    const firstSeq = this.rows + 1;
    this.session.sql.raw.transaction(() => {
      for (let from = 0; from < batch.count; ) {
        const rows = batch.count - from >= ROWS_AT_ONCE ? ROWS_AT_ONCE : 1;
        let next = 0;
        for (let row = from; row < from + rows; row += 1) {
          this.rows += 1;
          values[next] = this.rows;
          values[next + 1] = batch.rows[row] as number;
          next += 2;
          for (const [wire, column] of wires) {
            values[next] = boundValue(wire, column, row);
            next += 1;
          }
        }
        values.length = next;
        (rows === 1 ? one : many).run(...values);
        from += rows;
      }
    })();
    this.tally(batch);
    this.entered?.add(batch, firstSeq);
  }

  private insertInto(wires: readonly (readonly [WireColumn, Column])[], rows: number): Statement<Bound[]> {
    const columns = wires.map(([, { definition }]) => nameOfColumn(definition as string));
    const text = `INSERT INTO ${this.table} (${["seq", "file_row", ...columns].join(", ")}) VALUES ${Array.from({ length: rows }, () => `(?, ?${", ?".repeat(columns.length)})`).join(", ")}`;
    let statement = this.inserts.get(text);
    if (!statement) {
      statement = this.session.sql.once<Bound[]>(text);
      this.inserts.set(text, statement);
    }
    return statement;
  }

  private learn(wire: WireColumn, column: Column): void {
    if (wire.kind !== "code") return;
    column.texts.push(...wire.added);
    if (column.field === "account") this.accountForms.hear(wire.added);
    for (const code of wire.codes) column.used[code] = true;
  }

  private tally(batch: Batch): void {
    const find = (field: ImportField) => {
      const at = this.columns.findIndex((column) => column.field === field);
      const wire = at < 0 ? undefined : batch.columns[at];
      return wire ? { wire, column: this.columns[at] as Column } : null;
    };
    const codes = (field: ImportField) => {
      const found = find(field);
      return found?.wire.kind === "code" ? { codes: found.wire.codes, texts: found.column.texts } : null;
    };
    const stage = codes("stage");
    const pipeline = codes("pipeline");
    const state = find("state")?.wire;
    const probability = find("probability")?.wire;
    const owner = codes("owner");
    const team = codes("team");
    const manager = codes("manager");
    for (let row = 0; row < batch.count; row += 1) {
      if (stage || state) {
        const code = stage?.codes[row] ?? 0;
        const said = state?.kind === "number" ? (state.values[row] as number) : Number.NaN;
        this.stagePairs.add(pairOf(pipeline?.codes[row] ?? 0, code, said));
        if (probability?.kind === "number") this.hearProbability(code, probability.values[row] as number);
      }
      if (owner && (team ?? manager)) {
        const name = owner.texts[owner.codes[row] as number];
        if (name == null || this.ownerTeams.has(name)) continue;
        const text = (column: typeof team) => column?.texts[column.codes[row] as number] ?? null;
        this.ownerTeams.set(name, { team: text(team), manager: text(manager) });
      }
    }
  }

  /** What the states of its rows say that a stage is; null where they don't. */
  kindByDeals(stage: number): StageKind | null {
    const pairs = [...this.stagePairs].map(pairFrom).filter((pair) => pair.stage === stage);
    return kindByDeals(new Set(pairs.map(({ state }) => state)), this.shape.stateByFlags);
  }

  private hearProbability(stage: number, value: number): void {
    if (Number.isNaN(value)) return;
    const known = this.stageProbability.get(stage);
    if (!known) this.stageProbability.set(stage, { least: value, most: value });
    else if (value < known.least) known.least = value;
    else if (value > known.most) known.most = value;
  }

  /** Makes a helper table beside the rows. @returns its name */
  helper(name: string, definition: string): string {
    const table = `${this.prefix}_${name}`;
    this.session.sql.exec(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${definition})`);
    return table;
  }

  drop(): void {
    const { sql } = this.session;
    if (!sql.raw.open) return;
    const own = this.prefix.replace("temp.", "");
    const tables = sql
      .once<[], string>(
        `SELECT name FROM temp.sqlite_schema WHERE type = 'table' AND name LIKE '${own.replaceAll("_", "\\_")}\\_%' ESCAPE '\\'`,
      )
      .pluck()
      .all();
    for (const table of tables) sql.exec(`DROP TABLE temp.${table}`);
  }
}

function isEmpty(wire: WireColumn): boolean {
  if (wire.kind === "text") return wire.values.every((value) => value === null);
  // Codes stand for names: a column without any is still joined by.
  return wire.kind === "number" ? wire.values.every(Number.isNaN) : wire.codes.every((code) => code === 0);
}

function boundValue(wire: WireColumn, column: Column, row: number): Bound {
  if (wire.kind === "text") return wire.values[row] as string | null;
  if (wire.kind === "number") {
    const value = wire.values[row] as number;
    return Number.isNaN(value) ? null : value;
  }
  const code = wire.codes[row] as number;
  return column.asCode ? code : (column.texts[code] ?? null);
}
