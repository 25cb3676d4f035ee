/** The sole caller of the preload bridge: typed calls, answers turned back into values and thrown errors. */
import type { CallInput, CallName, CallOutput } from "../contract/calls.ts";
import type { ContractError, ErrorKind, MessageParams } from "../contract/errors.ts";
import type {
  Answer,
  AppEvent,
  FunnelBridge,
  ShellCallName,
  ShellInput,
  ShellOutput,
} from "../contract/shell.ts";

declare global {
  interface Window {
    readonly funnel: FunnelBridge<File>;
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

/** Methods that may be called without an input. */
type NoInputCall = { [M in CallName]: undefined extends CallInput<M> ? M : never }[CallName];
type NoInputShell = { [M in ShellCallName]: undefined extends ShellInput<M> ? M : never }[ShellCallName];

/** A call of the engine's contract. Throws {@link CallError}. */
export function call<M extends CallName>(method: M, input: CallInput<M>): Promise<CallOutput<M>>;
export function call<M extends NoInputCall>(method: M): Promise<CallOutput<M>>;
export async function call<M extends CallName>(method: M, input?: CallInput<M>): Promise<CallOutput<M>> {
  return unwrap(await window.funnel.call(method, (input ?? {}) as CallInput<M>), method);
}

/** A call served by main: files, dialogs, language, theme. Throws {@link CallError}. */
export function shell<M extends ShellCallName>(method: M, input: ShellInput<M>): Promise<ShellOutput<M>>;
export function shell<M extends NoInputShell>(method: M): Promise<ShellOutput<M>>;
export async function shell<M extends ShellCallName>(
  method: M,
  input?: ShellInput<M>,
): Promise<ShellOutput<M>> {
  return unwrap(await window.funnel.shell(method, (input ?? {}) as ShellInput<M>), `shell.${method}`);
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
