import { useWindow } from "../../../state/windowStore.ts";

/** The deals that an import made, changed or closed, as the grid's filter; Back brings the filter back. */
export function showDealsOf(changeSet: string): void {
  const { goTo, address } = useWindow.getState();
  goTo({
    ...address(),
    screen: "deals",
    filter: { changeSet },
    search: "",
    period: null,
    asOf: null,
    list: null,
    deal: null,
  });
}
