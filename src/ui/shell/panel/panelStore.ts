import { create } from "zustand";
import type { ListSort } from "./listSort.ts";

interface PanelState {
  /** Kept from one list to the next: who looks at the largest first does so everywhere. */
  sort: ListSort;
  /** The row of the list that the arrow keys stand on. */
  active: number;
  set(members: Partial<Pick<PanelState, "sort" | "active">>): void;
}

export const usePanel = create<PanelState>((set) => ({
  sort: "amount",
  active: 0,
  set: (members) => set(members),
}));
