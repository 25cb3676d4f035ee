/** What the forecast's thread is told and asked. */
import type { BacktestTold, Replay } from "../../../src/core/forecast/backtest.ts";
import type {
  DistributionAsked,
  DistributionTold,
  PeriodAsked,
  ProbabilityTold,
  ScenarioQuestion,
  ScenarioTold,
  SeekQuestion,
  SeekTold,
  SupplyQuestion,
  SupplyTold,
} from "../../../src/core/forecast/desk.ts";
import type { Learning } from "../../../src/core/forecast/model/learning.ts";

/** Each question with its answer. */
export interface Questions {
  distribution: { asked: DistributionAsked; told: DistributionTold };
  probabilities: { asked: PeriodAsked; told: ProbabilityTold[] };
  scenario: { asked: ScenarioQuestion; told: ScenarioTold[] | null };
  seek: { asked: SeekQuestion; told: SeekTold | null };
  supply: { asked: SupplyQuestion; told: SupplyTold };
  backtest: { asked: { replays: readonly Replay[] }; told: BacktestTold };
}
export type QuestionName = keyof Questions;

export type ToForecast =
  | { type: "learn"; learning: Learning; stageBp: Int32Array }
  | {
      [Q in QuestionName]: { type: "ask"; id: number; question: Q; asked: Questions[Q]["asked"] };
    }[QuestionName];

export type FromForecast =
  | { type: "told"; id: number; told: unknown }
  | { type: "failed"; id: number; message: string }
  | { type: "progress"; id: number; done: number };
