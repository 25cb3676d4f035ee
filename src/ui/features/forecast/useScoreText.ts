import type { MethodScores } from "../../../contract/forecast.ts";
import type { ScoreName } from "../../presenters/backtest.ts";
import { useFormat } from "../../state/useFormat.ts";

/** A score as it is written; empty where it could not be told. */
export function useScoreText() {
  const format = useFormat();
  return (name: ScoreName, { [name]: value, biasShare }: MethodScores): string => {
    if (value === null) return "";
    switch (name) {
      case "brier":
        return format.number(value, 3);
      case "pinball":
        return format.moneyShort(value);
      case "bias":
        return biasShare === null ? format.moneyShort(value) : format.percent(biasShare);
      default:
        return format.percent(value);
    }
  };
}
