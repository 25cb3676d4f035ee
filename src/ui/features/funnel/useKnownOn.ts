import { useWindow } from "../../state/windowStore.ts";
import { useFunnelView } from "./useFunnelView.ts";

/** The day of the past whose own knowledge the bars show; none where they show what is known today. */
export function useKnownOn(): string | null {
  const [{ known }] = useFunnelView();
  const asOf = useWindow((state) => state.asOf);
  return known === "onDay" ? asOf : null;
}
