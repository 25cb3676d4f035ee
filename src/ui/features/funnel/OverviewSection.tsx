import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { funnelView } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import { ByTable } from "./ByTable.tsx";
import { FunnelBlock } from "./FunnelBlock.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import { useAsked } from "./useAsked.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useKnownOn } from "./useKnownOn.ts";
import { usePipeline } from "./usePipeline.ts";

/** The key figures, the funnel, the comparison. */
export function OverviewSection() {
  const asked = useAsked();
  const knownOn = useKnownOn();
  const [view, setView] = useFunnelView();
  const summary = useCall("funnel.summary", asked);
  const stages = useCall("funnel.byStage", { ...asked, ...(knownOn !== null && { knownOn }) });
  const conversion = useCall("funnel.conversion", asked);
  const { pipeline, pipelines } = usePipeline();
  const answers = [summary, stages, conversion];
  const failed = answers.find((answer) => answer.isError);
  if (failed)
    return (
      <Failed
        error={failed.error}
        onRetry={() => answers.forEach((answer) => answer.isError && void answer.refetch())}
      />
    );
  if (!summary.data || !stages.data || !conversion.data || !pipeline) return <Loading rows={8} />;
  return (
    <>
      <KeyFigures summary={summary.data} />
      <FunnelBlock
        view={funnelView(pipeline, stages.data, conversion.data, view.measure)}
        measure={view.measure}
        pipelines={pipelines}
        onChange={setView}
      />
      <ByTable />
    </>
  );
}
