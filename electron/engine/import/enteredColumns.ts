/** Staged days of entry: of the columns of a list of deals that each stand for one stage (HubSpot's `Date entered …`). */
import { enteredStageOf, type EnteredStage } from "../../../src/core/mapping/stageColumns.ts";
import type { Session } from "../session.ts";
import type { Batch, Shape } from "./reading/protocol.ts";

export interface EnteredColumn extends EnteredStage {
  header: string;
}

export class EnteredColumns {
  readonly table: string;
  readonly columns: EnteredColumn[];
  private readonly places: number[];
  private readonly texts: (string | null)[][];
  private readonly session: Session;

  constructor(session: Session, prefix: string, shape: Shape, places: number[]) {
    this.session = session;
    this.table = `${prefix}_entered`;
    this.places = places;
    this.texts = places.map(() => [null]);
    this.columns = places.map((at) => {
      const header = shape.columns[at]?.header ?? "";
      // A column that the user chose is called by the stage itself.
      return { header, ...(enteredStageOf(header) ?? { stage: header, pipeline: null }) };
    });
    session.sql.exec(`CREATE TABLE ${this.table} (seq INTEGER, place INTEGER, day TEXT NOT NULL)`);
  }

  /** @param firstSeq number of the batch's first row among the staged */
  add(batch: Batch, firstSeq: number): void {
    const insert = this.session.sql.once<[number, number, string]>(
      `INSERT INTO ${this.table} VALUES (?, ?, ?)`,
    );
    this.session.sql.raw.transaction(() => {
      this.places.forEach((at, place) => {
        const wire = batch.columns[at];
        if (wire?.kind !== "code") return;
        const texts = this.texts[place] as (string | null)[];
        texts.push(...wire.added);
        for (let row = 0; row < batch.count; row += 1) {
          const day = texts[wire.codes[row] as number];
          if (day != null) insert.run(firstSeq + row, place, day);
        }
      });
    })();
  }
}

export function enteredColumnsOf(session: Session, prefix: string, shape: Shape): EnteredColumns | null {
  const places = shape.columns.flatMap(({ field }, at) => (field === "stageEntered" ? [at] : []));
  return places.length === 0 ? null : new EnteredColumns(session, prefix, shape, places);
}
