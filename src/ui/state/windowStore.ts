/**
 * The one state of the window: screen, filter, period, as-of day, docked panel. Every screen reads it, going
 * elsewhere keeps it, and each step that a user would call a step goes on the back stack.
 */
import { create } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { DealFilter } from "../../contract/common.ts";
import { type Address, type DealList, home, type Period, type ScreenId, wholeFilter } from "./address.ts";

const STACK_LIMIT = 100;

interface WindowState extends Address {
  back: Address[];
  forward: Address[];
  /** Grows when Back, Forward or a saved address put another address in place: scroll is then restored. */
  restored: number;
  /** Paths waiting in the import dialog; null while it is shut, empty where it shall ask for files. */
  importing: string[] | null;

  go(screen: ScreenId): void;
  setFilter(filter: DealFilter | ((now: DealFilter) => DealFilter)): void;
  /** Typing is one step however many letters it has: only the first goes on the back stack. */
  setSearch(search: string): void;
  /** Drops bar, search and period. */
  clearFilter(): void;
  setPeriod(period: Period | null): void;
  setAsOf(day: string | null): void;
  /** While a slider moves: one step however many days it passes. */
  slideAsOf(day: string | null, moved: boolean): void;
  openList(list: DealList): void;
  openDeal(id: string): void;
  /** The next deal of the same list: no step of its own, Back goes to the list. */
  replaceDeal(id: string): void;
  /** From a deal back to its list where it was opened from one. */
  closeDeal(): void;
  closePanel(): void;
  setView(screen: ScreenId, members: Record<string, unknown>): void;
  keepScroll(key: string, offset: number): void;
  goBack(): void;
  goForward(): void;
  address(): Address;
  goTo(address: Address): void;
  openImport(paths?: string[]): void;
  closeImport(): void;
  /** For another file: nothing of the old one stays. The screen does. */
  reset(): void;
}

function addressOf(state: Address): Address {
  const { screen, filter, search, period, asOf, list, deal, views, scroll } = state;
  return { screen, filter, search, period, asOf, list, deal, views, scroll: { ...scroll } };
}

export const useWindow = create<WindowState>((set, get) => {
  /** Moves on, keeping the present address to come back to. */
  const step = (members: Partial<Address>) =>
    set((state) => ({
      ...members,
      back: [...state.back, addressOf(state)].slice(-STACK_LIMIT),
      forward: [],
    }));

  /** A list of deals belongs to the figure that was clicked: with another filter it would no longer be its. */
  const renarrow = (members: Partial<Address>) => step({ ...members, list: null });

  return {
    ...home,
    scroll: {},
    back: [],
    forward: [],
    restored: 0,
    importing: null,

    go: (screen) => {
      if (get().screen !== screen) step({ screen });
    },
    setFilter: (filter) => renarrow({ filter: typeof filter === "function" ? filter(get().filter) : filter }),
    setSearch: (search) => {
      if (search === get().search) return;
      if (get().search === "") renarrow({ search });
      else set({ search, list: null });
    },
    clearFilter: () => renarrow({ filter: {}, search: "", period: null }),
    setPeriod: (period) => renarrow({ period }),
    setAsOf: (asOf) => step({ asOf }),
    slideAsOf: (asOf, moved) => {
      if (moved) set({ asOf });
      else step({ asOf });
    },
    openList: (list) => step({ list, deal: null, scroll: { ...get().scroll, panelList: 0 } }),
    openDeal: (deal) => {
      if (get().deal !== deal) step({ deal });
    },
    replaceDeal: (deal) => set({ deal }),
    closeDeal: () => step({ deal: null }),
    closePanel: () => {
      if (get().deal !== null || get().list !== null) step({ deal: null, list: null });
    },
    setView: (screen, members) =>
      set((state) => ({ views: { ...state.views, [screen]: { ...state.views[screen], ...members } } })),
    // Mutated in place: an offset is nothing to draw.
    keepScroll: (key, offset) => {
      get().scroll[key] = offset;
    },
    goBack: () => {
      const { back, forward, restored } = get();
      const to = back.at(-1);
      if (to)
        set({
          ...to,
          back: back.slice(0, -1),
          forward: [...forward, addressOf(get())],
          restored: restored + 1,
        });
    },
    goForward: () => {
      const { back, forward, restored } = get();
      const to = forward.at(-1);
      if (to)
        set({
          ...to,
          forward: forward.slice(0, -1),
          back: [...back, addressOf(get())],
          restored: restored + 1,
        });
    },
    address: () => addressOf(get()),
    goTo: (address) => {
      step(address);
      set((state) => ({ restored: state.restored + 1 }));
    },
    openImport: (paths = []) => set({ importing: paths }),
    closeImport: () => set({ importing: null }),
    reset: () => set({ ...home, screen: get().screen, scroll: {}, back: [], forward: [], importing: null }),
  };
});

/** The filter for a screen's calls: bar, period and search together. Stable while none of them changes. */
export function useDealFilter(): DealFilter {
  return useWindow(useShallow((state) => wholeFilter(state)));
}
