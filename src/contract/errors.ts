/**
 * Errors that cross between engine, shell and renderer.
 *
 * An error is a kind (what the program may do about it) and a code with parameters (which sentence to
 * show). The sentence itself is composed from `messages/` in the locale of the caller, so that the same
 * error can be shown in English or Chinese and a test can assert on the code.
 */
export const errorKinds = [
  "invalid",
  "notFound",
  "conflict",
  "cancelled",
  "fileLocked",
  "fileNewer",
  "fileDamaged",
  "diskFull",
  "internal",
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export type MessageParams = Readonly<Record<string, string | number>>;

/** What travels over IPC and is printed by the command line. */
export interface ContractError {
  kind: ErrorKind;
  /** Key into the message catalogue; stable, asserted by tests. */
  code: string;
  /** The sentence in the caller's language: what is wrong, where, what to do. */
  message: string;
  params: MessageParams;
}

/** Thrown by handlers; the transport turns it into a {@link ContractError} in the caller's language. */
export class WorkbenchError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: MessageParams;

  constructor(kind: ErrorKind, code: string, params: MessageParams = {}, options?: ErrorOptions) {
    super(`${kind}: ${code} ${JSON.stringify(params)}`, options);
    this.name = "WorkbenchError";
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}
