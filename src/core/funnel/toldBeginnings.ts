/** In which pipelines the stage that a deal is first seen in is the one in which it began. */
import type { ConversionStage } from "./conversionWalk.ts";
import { type IntervalBook, NO_KEY } from "./intervalBook.ts";

/** By the stages asked of. */
const kept = new WeakMap<IntervalBook, Map<string, ReadonlySet<number>>>();

/**
 * An export that tells only where deals stand now shows each as if it had begun there: then nobody knows, and a deal is
 * taken to have come through the stages before. That is so where most deals beyond a pipeline's first stage were never
 * seen in an earlier one; else the past of the deals is told, and one that is first seen in a later stage was created in it.
 */
export function toldBeginnings(stages: readonly ConversionStage[], book: IntervalBook): ReadonlySet<number> {
  const key = JSON.stringify(stages);
  const ofBook = kept.get(book) ?? new Map<string, ReadonlySet<number>>();
  kept.set(book, ofBook);
  let found = ofBook.get(key);
  if (!found) ofBook.set(key, (found = pipelinesTold(stages, book)));
  return found;
}

function pipelinesTold(
  stages: readonly ConversionStage[],
  { size, first, stage: stageOf }: IntervalBook,
): ReadonlySet<number> {
  const pipelineOf = new Int32Array(1 + Math.max(NO_KEY, ...stages.map(({ id }) => id)));
  const beyond = new Uint8Array(pipelineOf.length);
  const firstStages = new Map<number, ConversionStage>();
  for (const stage of stages) {
    if (stage.kind !== "lead" && stage.kind !== "open") continue;
    const before = firstStages.get(stage.pipelineId);
    if (!before || stage.position < before.position) firstStages.set(stage.pipelineId, stage);
  }
  for (const stage of stages) {
    pipelineOf[stage.id] = stage.pipelineId;
    beyond[stage.id] = stage.kind === "lost" || firstStages.get(stage.pipelineId)?.id === stage.id ? 0 : 1;
  }
  const counts = new Map(
    Array.from(firstStages.keys(), (pipeline): [number, { beganThere: number; cameThere: number }] => [
      pipeline,
      { beganThere: 0, cameThere: 0 },
    ]),
  );
  for (let place = 0; place < size; place += 1) {
    const begin = first[place] as number;
    const end = first[place + 1] as number;
    const began = stageOf[begin] as number;
    // A beginning that nobody told says nothing of the others.
    const count = began === NO_KEY ? undefined : counts.get(pipelineOf[began] as number);
    if (!count) continue;
    if (beyond[began] === 1) count.beganThere += 1;
    else
      for (let row = begin + 1; row < end; row += 1) {
        if (beyond[stageOf[row] as number] !== 1) continue;
        count.cameThere += 1;
        break;
      }
  }
  return new Set(
    Array.from(counts).flatMap(([pipeline, { beganThere, cameThere }]) =>
      beganThere > cameThere ? [] : [pipeline],
    ),
  );
}
