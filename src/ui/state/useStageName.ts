import { useLocale } from "../locales/index.ts";
import { nameIn, useLists } from "./useLists.ts";

/** A stage's name in the language shown, by its id; as given where the file no longer has it. */
export function useStageName(): (stageId: string, given: string) => string {
  const locale = useLocale();
  const { pipelines } = useLists();
  return (stageId, given) => {
    const stage = pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === stageId);
    return stage ? nameIn(locale, stage) : given;
  };
}
