/** A fault of a whole file. It crosses from the worker as code and parameters; the sentence is made in the user's language. */
import type { MessageParams } from "../../../../src/contract/errors.ts";

export class ReadError extends Error {
  readonly code: string;
  readonly params: MessageParams;

  constructor(code: string, params: MessageParams = {}) {
    super(code);
    this.name = "ReadError";
    this.code = code;
    this.params = params;
  }
}
