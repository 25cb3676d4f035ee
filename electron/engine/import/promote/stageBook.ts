/** Pipelines and stages: which stage a name in the file means, and new ones put in their place on the way. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { parseId } from "../../../../src/core/domain/ids.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import {
  type NewStageName,
  orderStages,
  type StageKind,
  stageKind,
  stageRank,
} from "../../../../src/core/mapping/stages.ts";
import type { ReadDb } from "../../db/sql.ts";
import { changeRow, createRow } from "../../db/writes/changes.ts";
import { firstPipelineName, inOtherLanguage } from "../../../../src/core/mapping/firstPipeline.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import { presentOf } from "./changeKnown.ts";
import type { Promotion } from "./context.ts";
import { isStandIn, likeEnding, standInNames } from "./likeEnding.ts";

type Kind = "lead" | "open" | "won" | "lost";

export interface Stage {
  id: number;
  pipeline: number;
  name: string;
  nameZh: string | null;
  /** What the source system writes in its place. */
  sourceId: string | null;
  position: number;
  kind: Kind;
}

export interface WantedStage {
  /** Null: the file names no pipeline. */
  pipeline: string | null;
  /** What else of the file says where the stage belongs. */
  likelyPipeline: string | null;
  name: string;
  /** Hundredths of a percent where all deals of the stage have the same. */
  probability: number | null;
  /** What its deals say that it is, over its name; null where they say nothing. */
  kind: StageKind | null;
}

export function readStages(db: ReadDb): Stage[] {
  return db
    .prepare<[], Stage>(
      "SELECT id, pipeline_id AS pipeline, name, name_zh AS nameZh, source_id AS sourceId, position, kind FROM stage ORDER BY position, id",
    )
    .all();
}

export type Pipeline = Pick<Stage, "id" | "name" | "nameZh" | "sourceId">;

export function readPipelines(db: ReadDb): Pipeline[] {
  return db
    .prepare<[], Pipeline>(
      "SELECT id, name, name_zh AS nameZh, source_id AS sourceId FROM pipeline ORDER BY position, id",
    )
    .all();
}

const means = (name: string, known: Pick<Stage, "name" | "nameZh" | "sourceId">): boolean =>
  nameKey(known.name) === nameKey(name) ||
  (known.nameZh !== null && nameKey(known.nameZh) === nameKey(name)) ||
  known.sourceId === name;

/** As a file that was begun in the other language calls its first pipeline and stages. */
function meansInOther(name: string, known: Pick<Stage, "name" | "nameZh" | "sourceId">): boolean {
  const other = inOtherLanguage(name);
  return other !== null && means(other, known);
}

export class StageBook {
  private readonly promotion: Promotion;
  private readonly choices: NonNullable<ImportOptions["stages"]>;
  private readonly on: Day;
  private readonly named: readonly string[];
  stages: Stage[];
  private pipelines: ReturnType<typeof readPipelines>;

  /** @param names of the file's stages */
  constructor(promotion: Promotion, choices: ImportOptions["stages"], on: Day, names: Iterable<string> = []) {
    this.promotion = promotion;
    this.choices = choices ?? {};
    this.on = on;
    this.named = [...names];
    this.stages = readStages(promotion.db);
    this.pipelines = readPipelines(promotion.db);
  }

  /** The stage of that name in a pipeline, or the one that the user chose for it; undefined where there is none. */
  find(name: string, pipeline: number): Stage | undefined {
    const chosen = this.chosen(name);
    if (chosen?.pipeline === pipeline) return chosen;
    const own = this.stages.filter((stage) => stage.pipeline === pipeline);
    return (
      own.find((stage) => means(name, stage)) ??
      own.find((stage) => meansInOther(name, stage)) ??
      (this.choices[name] ? undefined : likeEnding(name, own, this.named))
    );
  }

  /** The known stage that a name of the file means, in whatever pipeline: the chosen one, else the first of that name. */
  meant(name: string): Stage | undefined {
    return (
      this.chosen(name) ??
      this.stages.find((stage) => means(name, stage)) ??
      this.pipelines.map(({ id }) => this.find(name, id)).find((stage) => stage !== undefined)
    );
  }

  private chosen(name: string): Stage | undefined {
    const choice = this.choices[name];
    if (!choice || !("stage" in choice)) return undefined;
    const found =
      this.stages.find(({ id }) => id === parseId("stage", choice.stage)) ??
      this.stages.find((stage) => means(choice.stage, stage));
    if (!found)
      throw new WorkbenchError("notFound", "stageNotFound", {
        value: choice.stage,
        pipeline: this.pipelines[0]?.name ?? "",
        known: this.stages.map((stage) => stage.name).join(", "),
      });
    return found;
  }

  /**
   * Stages for new deals, made where they are not there yet.
   * @returns in the order of `wanted`
   */
  place(wanted: readonly WantedStage[]): Stage[] {
    const homes = wanted.map((stage) => this.home(stage));
    const missing = new Map<number, (NewStageName & { bp: number | null })[]>();
    wanted.forEach(({ name, probability, kind }, order) => {
      const home = homes[order] as number;
      if (this.taken(name, home)) return;
      const list = missing.get(home) ?? [];
      missing.set(home, list);
      if (list.some((stage) => nameKey(stage.name) === nameKey(name))) return;
      list.push({
        name,
        kind: this.kindOf(name, kind),
        probability: probability === null ? null : probability / 100,
        bp: probability,
        order,
      });
    });
    for (const [pipeline, stages] of missing) this.insert(pipeline, stages);
    return wanted.map(({ name }, order) => this.find(name, homes[order] as number) as Stage);
  }

  /** The stage of that name in the pipeline of a known deal, made there where it is new. */
  placeIn(pipeline: number, name: string, kind: StageKind | null = null): Stage {
    const known = this.taken(name, pipeline) ?? this.chosen(name);
    if (known) return known;
    this.insert(pipeline, [{ name, kind: this.kindOf(name, kind), probability: null, bp: null, order: 0 }]);
    return this.find(name, pipeline) as Stage;
  }

  /** The known stage of that name; a stand-in is called by it from now on. */
  private taken(name: string, pipeline: number): Stage | undefined {
    const { db, changeSet } = this.promotion;
    const found = this.find(name, pipeline);
    if (!found || this.choices[name] || means(name, found) || !isStandIn(db, found)) return found;
    changeRow(db, changeSet, "stage", found.id, { name }, presentOf(db, "stage", found.id, this.on));
    found.name = name;
    return found;
  }

  /** @param told what its deals say */
  kindOf(name: string, told: StageKind | null = null): StageKind {
    const choice = this.choices[name];
    return choice && "create" in choice ? choice.create : (told ?? stageKind(name));
  }

  /** Key of the pipeline of that name, made where it is new. */
  pipeline(name: string): number {
    return this.pipelineNamed(name) ?? this.makePipeline(name, null);
  }

  pipelineNamed(name: string): number | undefined {
    const named =
      this.pipelines.find((pipeline) => means(name, pipeline)) ??
      this.pipelines.find((pipeline) => meansInOther(name, pipeline));
    return named?.id;
  }

  makePipeline(name: string, sourceId: string | null): number {
    const { db, changeSet } = this.promotion;
    const values = { name, position: this.pipelines.length + 1, source_id: sourceId };
    const id = createRow(db, changeSet, "pipeline", values, this.on);
    this.pipelines.push({ id, name, nameZh: null, sourceId });
    return id;
  }

  /** The first pipeline, made where there is none. */
  anyPipeline(): number {
    return this.pipelines[0]?.id ?? this.firstPipeline();
  }

  /** Stages were made or changed elsewhere. */
  refresh(): void {
    this.stages = readStages(this.promotion.db);
  }

  /**
   * The pipeline that a new deal comes into: the named one, else the likely one that is known, else the first that knows the
   * stage, else the likely one, else the first of all.
   */
  private home({ name, pipeline, likelyPipeline }: WantedStage): number {
    if (pipeline !== null) return this.pipeline(pipeline);
    const chosen = this.chosen(name);
    if (chosen) return chosen.pipeline;
    const likely = likelyPipeline === null ? undefined : this.pipelineNamed(likelyPipeline);
    const known = likely ?? this.pipelines.find(({ id }) => this.find(name, id))?.id;
    return known ?? (likelyPipeline === null ? this.anyPipeline() : this.pipeline(likelyPipeline));
  }

  private firstPipeline(): number {
    const { db, changeSet, locale } = this.promotion;
    const name = firstPipelineName[locale];
    const nameZh = firstPipelineName["zh-CN"];
    const id = createRow(db, changeSet, "pipeline", { name, name_zh: nameZh, position: 1 }, this.on);
    this.pipelines.push({ id, name, nameZh, sourceId: null });
    return id;
  }

  /** Puts new stages among those of a pipeline and numbers all anew. */
  private insert(pipeline: number, fresh: readonly (NewStageName & { bp: number | null })[]): void {
    const { db, changeSet, locale } = this.promotion;
    type Placed = { rank: number; stage: Stage | null; fresh: (NewStageName & { bp: number | null }) | null };
    const placed: Placed[] = this.stages
      .filter((stage) => stage.pipeline === pipeline)
      .map((stage) => ({ rank: rankOf(stage), stage, fresh: null }));
    // Known stages keep their order, whatever their names say.
    for (let at = 1; at < placed.length; at += 1)
      (placed[at] as Placed).rank = Math.max((placed[at] as Placed).rank, (placed[at - 1] as Placed).rank);
    const all = [...fresh];
    for (const kind of ["won", "lost"] as const) {
      // A deal must be able to end, though nothing in the file has yet.
      if ([...all, ...placed.map(({ stage }) => stage)].some((stage) => stage?.kind === kind)) continue;
      const name = standInNames[kind][locale];
      all.push({ name, kind, probability: null, bp: null, order: Number.MAX_SAFE_INTEGER });
    }
    for (const stage of orderStages(all)) {
      const rank = stageRank(stage) ?? 45;
      const at = placed.findIndex((other) => other.rank > rank);
      placed.splice(at < 0 ? placed.length : at, 0, { rank, stage: null, fresh: stage as Placed["fresh"] });
    }
    placed.forEach(({ stage, fresh: added }, index) => {
      const position = index + 1;
      if (stage && stage.position !== position)
        changeRow(db, changeSet, "stage", stage.id, { position }, presentOf(db, "stage", stage.id, this.on));
      if (!added) return;
      const bp = added.kind === "won" ? 10_000 : added.kind === "lost" ? 0 : added.bp;
      createRow(
        db,
        changeSet,
        "stage",
        { pipeline_id: pipeline, name: added.name, position, kind: added.kind, probability_bp: bp },
        this.on,
      );
    });
    this.stages = readStages(db);
  }
}

function rankOf(stage: Stage): number {
  if (stage.kind === "won") return 101;
  if (stage.kind === "lost") return 102;
  return stageRank({ name: stage.name, kind: "open", probability: null }) ?? 45;
}
