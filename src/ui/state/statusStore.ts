/** What screens put into the status bar: figures of a selection, and what belongs to the screen. */
import { useEffect } from "react";
import { create } from "zustand";

/** One figure: "Sum 1,234,567". Both texts are formatted by the screen that owns them. */
export interface StatusFigure {
  label: string;
  value: string;
}

interface StatusState {
  /** By screen or part; drawn in the order in which they were put. */
  slots: Record<string, StatusFigure[]>;
  put(slot: string, figures: StatusFigure[]): void;
  clear(slot: string): void;
}

export const useStatus = create<StatusState>((set) => ({
  slots: {},
  put: (slot, figures) => set(({ slots }) => ({ slots: { ...slots, [slot]: figures } })),
  clear: (slot) =>
    set(({ slots }) => {
      const { [slot]: _gone, ...rest } = slots;
      return { slots: rest };
    }),
}));

/** Shows figures in the status bar while the component is there. Give a memoised array. */
export function useStatusFigures(slot: string, figures: StatusFigure[]): void {
  useEffect(() => {
    useStatus.getState().put(slot, figures);
  }, [slot, figures]);
  useEffect(() => () => useStatus.getState().clear(slot), [slot]);
}
