/** The stages in which deals end. */
import type { StageKind } from "../../../../src/core/mapping/stages.ts";
import { standInNames } from "./likeEnding.ts";
import type { Promotion } from "./context.ts";
import type { Stage, StageBook } from "./stageBook.ts";

export const kindOfStage = ({ kind }: Stage): StageKind => (kind === "lead" ? "open" : kind);

export class Endings {
  private readonly promotion: Promotion;
  private readonly book: StageBook;
  private readonly known = new Map<string, Stage>();

  constructor(promotion: Promotion, book: StageBook) {
    this.promotion = promotion;
    this.book = book;
  }

  /** The won or lost stage of a pipeline: of several the one in use, where there is none a new one. */
  of(pipeline: number, kind: Exclude<StageKind, "open">): Stage {
    const key = `${kind} ${pipeline}`;
    let stage = this.known.get(key);
    if (!stage) {
      stage = this.find(pipeline, kind);
      this.known.set(key, stage);
    }
    return stage;
  }

  private find(pipeline: number, kind: Exclude<StageKind, "open">): Stage {
    const { db, locale } = this.promotion;
    const fitting = this.book.stages.filter((stage) => stage.pipeline === pipeline && stage.kind === kind);
    const used = db.prepare<[number], number>("SELECT COUNT(*) FROM deal WHERE stage_id = ?").pluck();
    const [most] = fitting
      .map((stage) => ({ stage, deals: used.get(stage.id) ?? 0 }))
      .sort((a, b) => b.deals - a.deals);
    return most?.stage ?? this.book.placeIn(pipeline, standInNames[kind][locale]);
  }
}
