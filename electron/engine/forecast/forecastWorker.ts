/** Entry of the forecast's thread: learns from what it is sent, answers one question after the other. */
import { parentPort } from "node:worker_threads";
import { assertNever } from "../../../src/core/domain/assertNever.ts";
import { ForecastDesk } from "../../../src/core/forecast/desk.ts";
import type { FromForecast, ToForecast } from "./protocol.ts";

let desk: ForecastDesk | null = null;

const send = (message: FromForecast): void => parentPort?.postMessage(message);

function answer(message: Extract<ToForecast, { type: "ask" }>): unknown {
  if (!desk) throw new Error("asked before there was anything to learn from");
  switch (message.question) {
    case "distribution":
      return desk.distribution(message.asked);
    case "probabilities":
      return desk.probabilities(message.asked);
    case "supply":
      return desk.supply(message.asked);
    case "scenario":
      return desk.scenario(message.asked);
    case "seek":
      return desk.seek(message.asked);
    case "backtest":
      return desk.backtest(message.asked.replays, (done) => send({ type: "progress", id: message.id, done }));
    default:
      return assertNever(message);
  }
}

parentPort?.on("message", (message: ToForecast) => {
  if (message.type === "learn") {
    desk = new ForecastDesk(message.learning, message.stageBp);
    return;
  }
  try {
    send({ type: "told", id: message.id, told: answer(message) });
  } catch (error) {
    send({
      type: "failed",
      id: message.id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
