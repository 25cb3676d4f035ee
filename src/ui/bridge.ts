/** The sole caller of the preload bridge: typed calls, answers turned back into values and thrown errors. */
import type { CallInput, CallName, CallOutput } from "../contract/calls.ts";
import type { ContractError, ErrorKind, MessageParams } from "../contract/errors.ts";
import type { Answer, AppEvent, FunnelBridge, ShellCallName, ShellInput, ShellOutput } from "../contract/shell.ts";

declare global {
  interface Window {
    readonly funnel: FunnelBridge;
  }
}

/** What a failed call throws; `message` is a sentence in the user's language, fit to be shown. */
export class CallError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: MessageParams;
  /** The call that failed, for details to copy. */
  readonly method: string;

  constructor(error: ContractError, method: string) {
    super(error.message);
    this.name = "CallError";
    this.kind = error.kind;
    this.code = error.code;
    this.params = error.params;
    this.method = method;
  }
}

function unwrap<T>(answer: Answer<T>, method: string): T {
  if (answer.ok) return answer.output;
  throw new CallError(answer.error, method);
}

/** Methods whose input may be left out altogether. */
type Args<Input> = Record<string, never> extends Input ? [input?: Input] : undefined extends Input ? [input?: Input] : [input: Input];

/** A call of the engine's contract. Throws {@link CallError}. */
export async function call<M extends CallName>(method: M, ...args: Args<CallInput<M>>): Promise<CallOutput<M>> {
  return unwrap(await window.funnel.call(method, (args[0] ?? {}) as CallInput<M>), method);
}

/** A call served by main: files, dialogs, language, theme. Throws {@link CallError}. */
export async function shell<M extends ShellCallName>(method: M, ...args: Args<ShellInput<M>>): Promise<ShellOutput<M>> {
  return unwrap(await window.funnel.shell(method, (args[0] ?? {}) as ShellInput<M>), `shell.${method}`);
}

/** Events of engine and shell; the return value ends the listening. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return window.funnel.onEvent(listener);
}

/** Absolute path of a file dropped on the window; it may then be imported or opened. */
export function pathForFile(file: File): string | null {
  return window.funnel.pathForFile(file);
}

/**
 * The page's nonce for style elements made at run time: the Content-Security-Policy drops any without it.
 * For Mantine's `getStyleNonce`, AG Grid's `styleNonce` and `setNonce` of the package get-nonce.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}
