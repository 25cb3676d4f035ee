import { useLocale } from "../locales/index.ts";
import { nameIn, useLists } from "./useLists.ts";
import { useStageName } from "./useStageName.ts";

/** Names in the language shown of what answers tell of a stage, if of any. */
export function useStageNames() {
  const locale = useLocale();
  const { pipelines } = useLists();
  const stageName = useStageName();
  return {
    /** Null where no stage is named. */
    stage: ({ stage, stageId }: { stageId: string | null; stage: string | null }): string | null =>
      stageId === null ? stage : stageName(stageId, stage ?? ""),
    /** The pipeline that the stage is of. */
    pipeline: ({ pipeline, stageId }: { stageId: string | null; pipeline: string | null }): string | null => {
      const known = pipelines.find(({ stages }) => stages.some(({ id }) => id === stageId));
      return known ? nameIn(locale, known) : pipeline;
    },
  };
}
