/** Errors of main itself, as the same plain data that the engine's errors travel as. */
import type { Locale } from "../../src/contract/envelope.ts";
import type { ContractError, ErrorKind, MessageParams } from "../../src/contract/errors.ts";
import { fill, type Strings, stringsOf } from "./locales.ts";

export type ShellErrorCode = keyof Strings["error"];

const kinds: Readonly<Record<ShellErrorCode, ErrorKind>> = {
  engineStopped: "internal",
  refused: "invalid",
  badInput: "invalid",
  pathNotChosen: "invalid",
  fileMissing: "notFound",
  sameFile: "conflict",
  exportOverWorkbook: "conflict",
  unexpected: "internal",
};

export function shellError(code: ShellErrorCode, locale: Locale, params: MessageParams = {}): ContractError {
  return { kind: kinds[code], code, message: fill(stringsOf(locale).error[code], params), params };
}

/** Thrown by the shell's handlers; the IPC layer answers with `error`. */
export class ShellFailure extends Error {
  readonly error: ContractError;

  constructor(error: ContractError) {
    super(`${error.kind}: ${error.code}`);
    this.name = "ShellFailure";
    this.error = error;
  }
}
