/** The forecast's thread as the engine sees it: what it has learnt, questions and their answers. */
import { Worker } from "node:worker_threads";
import { throwIfCancelled } from "../jobs.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { Learning } from "../../../src/core/forecast/model/learning.ts";
import { workerUrl } from "../workerUrl.ts";
import type { FromForecast, QuestionName, Questions } from "./protocol.ts";

interface Waiting {
  resolve(told: unknown): void;
  reject(error: Error): void;
  progress(done: number): void;
}

export interface Asking {
  signal?: AbortSignal | undefined;
  progress?: (done: number) => void;
}

export class ForecastThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private ended = false;

  constructor(learning: Learning, stageBp: Int32Array) {
    this.worker = new Worker(workerUrl("forecastWorker"));
    this.worker.on("message", (message: FromForecast) => this.hear(message));
    this.worker.on("error", (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on("exit", () => this.fail(new WorkbenchError("cancelled", "cancelled")));
    this.worker.unref();
    this.worker.postMessage({ type: "learn", learning, stageBp });
  }

  /** @throws WorkbenchError cancelled: the thread ends with the question */
  async ask<Q extends QuestionName>(
    question: Q,
    asked: Questions[Q]["asked"],
    { signal, progress = () => {} }: Asking = {},
  ): Promise<Questions[Q]["told"]> {
    throwIfCancelled(signal);
    const stop = (): void => this.end();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.asked += 1;
        const id = this.asked;
        this.waiting.set(id, { resolve: (told) => resolve(told as Questions[Q]["told"]), reject, progress });
        // While somebody waits, the process does too.
        this.worker.ref();
        this.worker.postMessage({ type: "ask", id, question, asked });
      });
    } finally {
      signal?.removeEventListener("abort", stop);
      if (this.waiting.size === 0) this.worker.unref();
    }
  }

  private hear(message: FromForecast): void {
    const one = this.waiting.get(message.id);
    if (!one) return;
    if (message.type === "progress") {
      one.progress(message.done);
      return;
    }
    this.waiting.delete(message.id);
    if (message.type === "told") one.resolve(message.told);
    else one.reject(new Error(message.message));
  }

  private fail(error: Error): void {
    this.ended = true;
    for (const one of this.waiting.values()) one.reject(error);
    this.waiting.clear();
  }

  get isOver(): boolean {
    return this.ended;
  }

  end(): void {
    this.ended = true;
    void this.worker.terminate();
  }
}
