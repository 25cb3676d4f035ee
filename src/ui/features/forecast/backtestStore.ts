/** The back-test that was started last: it goes on and stays while the user is elsewhere. */
import { create } from "zustand";
import type { CallInput } from "../../../contract/calls.ts";
import { callAny } from "../../state/engine.ts";

interface BacktestState {
  job: string | null;
  /** The file as it was then. */
  path: string;
  revision: number;
  start(asked: CallInput<"forecast.backtest">, file: { path: string; revision: number }): Promise<void>;
}

export const useBacktest = create<BacktestState>((set) => ({
  job: null,
  path: "",
  revision: 0,
  start: async (asked, { path, revision }) => {
    const { job } = await callAny("forecast.startBacktest", asked);
    set({ job, path, revision });
  },
}));
