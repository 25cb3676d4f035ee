/** What every part of a promotion needs. */
import type { RenamedPair } from "../../../../src/contract/importing.ts";
import type { Locale } from "../../../../src/contract/envelope.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import type { WriteDb } from "../../db/sql.ts";
import type { IssueList } from "../issueList.ts";
import type { NameBook } from "./nameBook.ts";
import type { RowMarks } from "./rowMarks.ts";

export interface Promotion {
  db: WriteDb;
  changeSet: number;
  locale: Locale;
  today: Day;
  /** Another file of the import tells the lines of deals: the one product of a row of deals is not all of them. */
  linesElsewhere: boolean;
  baseCurrency: string;
  people: NameBook;
  products: NameBook;
  accounts: NameBook;
  teams: NameBook;
  issues: IssueList;
  /** Known deals of which only the past changed: something newer is known of them than their file, or it told history. */
  past: Set<number>;
  /** Rows of all files that may be known deals under another name. */
  renamed: RenamedPair[];
  /** Of files that are taken row by row; null where no check asks for it. */
  rows: RowMarks | null;
  /** Where the longest part of a file's promotion stands, in deals; null while that is not known. */
  progress: { done: number; total: number } | null;
}

/** Rows of one file by what became of them. */
export interface Counts {
  added: number;
  changed: number;
  unchanged: number;
  /** Rejected while promoting, beside those that the reader rejected. */
  rejected: number;
  /** Money of the file's deals before and after. */
  before: number;
  after: number;
}

export const noCounts = (): Counts => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  before: 0,
  after: 0,
});

/** Where a file's changes are true since, and what it is called. */
export interface FileOf {
  file: string;
  sha256: string;
  asOf: Day;
  sourceSystem: string;
  /** The user named it; else it is a guess from the headers, and may differ between two exports of one system. */
  systemGiven: boolean;
}
