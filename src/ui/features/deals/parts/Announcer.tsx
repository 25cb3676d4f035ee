import { useGrid } from "../grid/gridState.ts";

/** What the grid says to screen readers. */
export function Announcer() {
  const announcement = useGrid((state) => state.announcement);
  return (
    <div className="visually-hidden" aria-live="polite" role="status" data-part="announcer">
      {announcement}
    </div>
  );
}
