import { asList } from "../../presenters/filterChips.ts";
import { useWindow } from "../../state/windowStore.ts";
import type { PersonInfo } from "../../state/useLists.ts";

/** Id of the one person whose deals the window's filter leaves; null: of none or of several. */
export function useFilteredOwner(people: readonly PersonInfo[] | undefined): string | null {
  const owner = useWindow((state) => state.filter.owner);
  const [one, ...more] = asList(owner);
  if (one === undefined || more.length > 0) return null;
  return people?.find(({ id, name }) => id === one || name.toLowerCase() === one.toLowerCase())?.id ?? null;
}
