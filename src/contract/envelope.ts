/** The messages between main and the engine process; the renderer's bridge carries the same replies. */
import type { ContractError } from "./errors.ts";
import type { EngineEvent } from "./events.ts";

export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** What every call carries beside its input. */
export interface CallContext {
  locale: Locale;
  /** ISO day that stands for today, so that results repeat; the engine's clock where absent. */
  today?: string;
}

export interface CallMessage {
  type: "call";
  id: number;
  method: string;
  input: unknown;
  context: CallContext;
}

export type Reply =
  | { type: "reply"; id: number; ok: true; output: unknown }
  | { type: "reply"; id: number; ok: false; error: ContractError };

export type ToEngine = CallMessage | { type: "shutdown" };
export type FromEngine = { type: "ready" } | Reply | { type: "event"; event: EngineEvent };
