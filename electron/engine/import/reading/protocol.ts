/** What passes between the engine and a reader's worker thread. */
import type { MessageParams } from "../../../../src/contract/errors.ts";
import type { ImportInspection, ImportOptions } from "../../../../src/contract/importing.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import type { CustomId, CustomType } from "../../../../src/core/domain/customFields.ts";
import type { ImportField, ImportTable } from "../../../../src/core/mapping/fields.ts";
import type { StageKind } from "../../../../src/core/mapping/stages.ts";
import type { KnownNames } from "../../../../src/core/mapping/guessFields.ts";
import type { LearntWriting, Writing } from "../../../../src/core/mapping/writing.ts";
import type { Structure } from "./readHeaders.ts";

/** What the workbook knows that reading needs. */
export interface ReadContext {
  baseCurrency: string;
  /** Nobody chose the base currency and nothing is counted in it yet: the file may say which it is. */
  baseOpen: boolean;
  /** Worth of one unit in the base currency, times 1e8, by currency. */
  rates: Record<string, number>;
  today: string;
  /** Kind of the stages that are known or were chosen, by `nameKey`. */
  stageKinds: Record<string, StageKind>;
  /** Names in the workbook, by `nameKey`. */
  known: KnownNames;
  /** What the user said that words of the state mean, by `nameKey`; null: the stage decides. */
  states: Record<string, StageKind | null>;
  customFields: KnownCustomField[];
  /** What files of each shape were written like, the last one first. */
  writings: LearntWriting[];
}

/** A custom field that a column of its name, or of the header that it was made from, feeds. */
export interface KnownCustomField {
  /** Null while an earlier file of the same import makes it. */
  id: CustomId | null;
  name: string;
  header: string | null;
  type: CustomType;
}

export interface ReadTask {
  task: "inspect" | "read" | "rows" | "headers";
  path: string;
  options: ImportOptions;
  context: ReadContext;
  /** The rows that the task `rows` is about, ascending. */
  rows?: Int32Array;
  /** For `headers`: the ways to read the file. */
  structures?: Structure[];
  /** See `ReaderControl`. */
  control: SharedArrayBuffer;
}

/** A fault or remark of one cell or row, before it is put into words. */
export interface RawIssue {
  row: number | null;
  column: string | null;
  value: string | null;
  code: string;
  params: MessageParams;
  severity: "rejected" | "warning";
}

/** `code`: the column's texts are sent once each and called by number from 1; 0 is empty. `number`: NaN is empty. */
export type WireColumn =
  | { kind: "code"; codes: Int32Array; added: string[] }
  | { kind: "text"; values: (string | null)[] }
  | { kind: "number"; values: Float64Array };

export interface Shape {
  table: ImportTable;
  columns: {
    field: ImportField;
    header: string;
    kind: WireColumn["kind"];
    /** Of the field `custom`: its type, and the field itself where it is known. */
    custom?: { type: CustomType; known: KnownCustomField | null } | undefined;
  }[];
  /** What amounts were brought to. */
  baseCurrency: string;
  sourceSystem: string;
  /** The file is an export of this app. */
  own: boolean;
  encoding: string | null;
  headerRow: number;
  /** The state follows from flags (IsClosed, IsWon), not from a word. */
  stateByFlags: boolean;
  /** Headers that the options' map names and the file lacks. */
  unknownHeaders: string[];
  headers: string[];
  /** Those of columns that feed nothing. */
  leftOut: string[];
  sheet: string | null;
  otherSheets: string[];
}

export interface Batch {
  count: number;
  /** Row of the file for each. */
  rows: Int32Array;
  columns: WireColumn[];
  /** Warnings beyond the first 10,000 of a file are counted only. */
  issues: RawIssue[];
  issueCount: number;
  /** Rows of this batch that were rejected, beside those that came through. */
  rejected: number;
  /** Ids and names that stand in rejected rows: their deals are in the file all the same. */
  rejectedKeys: string[];
  /** 0-1 of the file. */
  progress: number;
}

/** Null where the file says none; none lies after today. */
export interface OwnDays {
  /** What its title or last lines say. */
  stated: string | null;
  /** The newest in its columns of when a record was changed last. */
  changed: string | null;
}

export interface ReadEnd {
  days: OwnDays;
  writing: Writing;
  rows: number;
  rejected: number;
  sha256: string;
  bytes: number;
  /** Remarks on the file as a whole. */
  issues: RawIssue[];
}

/** Distinct names of a column with how often they stand in it, most frequent first. */
export interface NameCount {
  name: string;
  rows: number;
}

/** Of a stage, also what its deals say that it is. */
export interface StageCount extends NameCount {
  kind?: StageKind | null;
}

/** What is found in a file without knowing the workbook; the names are compared with it afterwards. */
export interface RawInspection
  extends Omit<
    ImportInspection,
    | "states"
    | "newStages"
    | "newPeople"
    | "newProducts"
    | "newAccounts"
    | "asOf"
    | "asOfFrom"
    | "asOfPassed"
    | "newerExport"
    | "profile"
    | "profileName"
    | "key"
  > {
  /** The file is an export of this app. */
  own: boolean;
  /** The newest day on which something had happened, of those that are past. */
  contentDay: string | null;
  days: OwnDays;
  sha256: string;
  names: Record<"people" | "teams" | "products" | "accounts", NameCount[]> & {
    stages: StageCount[];
    /** Words that tell of the outcome, and how each reads by itself. */
    states: (NameCount & { kind: StageKind | null })[];
  };
}

export type FromReader =
  | { type: "inspection"; inspection: RawInspection }
  /** For each way to read the file; null where it can't be read so. */
  | { type: "headerRows"; headers: (string[] | null)[] }
  | { type: "shape"; shape: Shape }
  | { type: "batch"; batch: Batch }
  /** The whole column says otherwise than its first rows did: all is read anew, what came so far is void. */
  | { type: "again" }
  | { type: "headers"; headers: { header: string; field: ImportField | null }[] }
  | { type: "rows"; rows: { row: number; cells: Cell[] }[] }
  | { type: "end"; end: ReadEnd }
  | { type: "failed"; code: string; params: MessageParams }
  | { type: "crashed"; message: string }
  /** Asked to, by the engine. */
  | { type: "stopped" }
  /** The last message of every task. */
  | { type: "done" };
