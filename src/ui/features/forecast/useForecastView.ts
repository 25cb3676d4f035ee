import type { Method } from "../../../core/forecast/stated.ts";
import { useScreenView } from "../../state/useScreenView.ts";

export const sections = ["money", "deals", "accuracy", "demand", "capacity"] as const;
export type Section = (typeof sections)[number];

/** The screen's own toggles, kept while the user goes elsewhere and back. */
export interface ForecastViewState extends Record<string, unknown> {
  section: Section;
  /** Null: the model where it has learnt enough, else the stages' chances. */
  method: Method | null;
  /** Of the deals: how many rows are drawn. */
  rows: number;
  /** Of the back-test. */
  step: "week" | "month" | "quarter";
  horizon: "month" | "quarter" | "year";
  by: "product" | "material";
}

/** Rows drawn at first, and more by each click: open deals can be thousands. */
export const ROWS = 50;

const first: ForecastViewState = {
  section: "money",
  method: null,
  rows: ROWS,
  step: "month",
  horizon: "quarter",
  by: "product",
};

export function useForecastView() {
  return useScreenView<ForecastViewState>("forecast", first);
}
