/** What a row's state and flags come to together, each different row of them worked out once. */
import { type Cell, cellName } from "../../../../src/core/mapping/cell.ts";
import {
  type OutcomeCells,
  type OutcomeField,
  outcomeFields,
  outcomeOf,
  outcomeWord,
  type StateCodes,
} from "../../../../src/core/mapping/outcome.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { StageKind } from "../../../../src/core/mapping/stages.ts";
import { detached, NumberBuilder } from "./builders.ts";
import type { Layout } from "./layout.ts";
import type { ReadContext } from "./protocol.ts";

export interface Outcome {
  /** Empty where the cells are. */
  word: string;
  /** As it reads by itself; null where nothing is said. */
  read: StageKind | null;
  /** As the user chose for the word, else as it reads. */
  kind: StageKind | null;
}

/** How a state is staged, as `deal.state` keeps it. */
export const stateCodes: Record<StageKind, number> = { open: 0, won: 1, lost: 2 };

/** Different cells that are remembered; beyond, each row is worked out anew. */
const REMEMBERED = 5000;

/** Whether flags alone tell of the outcome. */
export const flagged = ({ columns }: Layout): boolean =>
  columns.some(({ field }) => field === "isClosed" || field === "isWon" || field === "isLost") &&
  columns.every(({ field }) => field !== "state");

export class OutcomeGroup {
  readonly builder = new NumberBuilder();
  /** Header of the first of its columns. */
  readonly header: string;
  private readonly columns: { field: OutcomeField | "lossReason"; index: number }[];
  private readonly headers: Partial<Record<OutcomeField | "lossReason", string>>;
  private readonly codes: StateCodes | null;
  private readonly chosen: ReadContext["states"];
  private readonly known = new Map<string, Outcome>();

  /** @returns null where no column tells of the outcome */
  static of({ table, columns }: Layout, { states }: ReadContext): OutcomeGroup | null {
    const columnOf = (field: OutcomeField | "lossReason") => {
      const column = columns.find((candidate) => candidate.field === field);
      return column
        ? [{ field, index: column.index, header: column.header, codes: column.codes ?? null }]
        : [];
    };
    const own = outcomeFields.flatMap(columnOf);
    if (table !== "deals" || own.length === 0) return null;
    const reason = own.some(({ field }) => field === "isActive") ? columnOf("lossReason") : [];
    return new OutcomeGroup([...own, ...reason], states);
  }

  private constructor(
    columns: {
      field: OutcomeField | "lossReason";
      index: number;
      header: string;
      codes: StateCodes | null;
    }[],
    chosen: ReadContext["states"],
  ) {
    this.columns = columns;
    this.headers = Object.fromEntries(columns.map(({ field, header }) => [field, header]));
    this.header = columns[0]?.header ?? "";
    this.codes = columns[0]?.codes ?? null;
    this.chosen = chosen;
  }

  /** @param at the row's cell of a column */
  read(at: (index: number) => Cell): Outcome {
    const texts = this.columns.map(({ field, index }) => {
      const text = cellName(at(index));
      // Of a reason only that there is one.
      return field === "lossReason" && text !== "" ? "…" : text;
    });
    const key = texts.length === 1 ? (texts[0] as string) : texts.join("\n");
    const known = this.known.get(key);
    if (known) return known;
    const outcome = this.workOut(texts);
    if (this.known.size < REMEMBERED) this.known.set(detached(key), outcome);
    return outcome;
  }

  private workOut(texts: readonly string[]): Outcome {
    const cells: OutcomeCells = {};
    this.columns.forEach(({ field }, place) => {
      if (texts[place] !== "") cells[field] = texts[place] as string;
    });
    const word = detached(outcomeWord(cells, this.headers, this.codes));
    const chosen = this.chosen[nameKey(word)];
    const read = outcomeOf(cells, this.codes);
    return { word, read, kind: chosen === undefined ? read : chosen };
  }

  put(slot: number, { kind }: Outcome): void {
    this.builder.set(slot, kind === null ? null : stateCodes[kind]);
  }
}
