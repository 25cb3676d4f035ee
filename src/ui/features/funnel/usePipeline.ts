import { pipelineToShow } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import type { PipelineInfo } from "../../state/useLists.ts";
import { useAsked } from "./useAsked.ts";
import { useFunnelView } from "./useFunnelView.ts";

/** The pipeline that the screen shows: the one chosen, else that with most deals. Undefined until it is known. */
export function usePipeline(): { pipeline: PipelineInfo | undefined; pipelines: readonly PipelineInfo[] } {
  const [view] = useFunnelView();
  const stages = useCall("funnel.byStage", useAsked()).data;
  const inFile = useCall("funnel.byStage", {}).data;
  const pipelines = useCall("lists.pipelines", {}).data ?? [];
  const chosen = pipelines.find(({ id }) => id === view.pipeline);
  const pipeline = chosen ?? (stages && inFile ? pipelineToShow(pipelines, inFile, stages) : undefined);
  return { pipeline, pipelines };
}
