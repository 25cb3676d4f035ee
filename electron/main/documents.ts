/**
 * The one open file: opening, creating, saving as, closing. One thing at a time; whoever asks
 * meanwhile waits. The engine does the work; main knows only path and name.
 */
import { basename } from "node:path";
import type { CallName } from "../../src/contract/calls.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import type { ContractError } from "../../src/contract/errors.ts";
import type { Answer, FileRef, ShellState } from "../../src/contract/shell.ts";
import type { LogFacts, LogLevel } from "./logging.ts";
import { fileRefOf } from "./recentFiles.ts";
import { ShellFailure, shellError } from "./shellError.ts";

export interface DocumentsOptions {
  /** The engine's file calls; starts it anew where it is stopped. */
  callFile(method: CallName, input: unknown): Promise<Answer<unknown>>;
  locale(): Locale;
  exists(path: string): boolean;
  onChange(): void;
  onOpened(file: FileRef): void;
  onReopenFailed(path: string, error: ContractError): void;
  log(level: LogLevel, what: string, facts?: LogFacts): void;
}

export interface Documents {
  file(): FileRef | null;
  busy(): ShellState["busy"];
  /** Each rejects with a {@link ShellFailure}; what was open before is then still open, where it can be. */
  open(path: string): Promise<FileRef>;
  create(path: string, sample?: boolean): Promise<FileRef>;
  saveAs(path: string): Promise<FileRef>;
  close(): Promise<void>;
  /** After a restart of the engine. */
  reopen(): Promise<void>;
}

export function createDocuments(options: DocumentsOptions): Documents {
  let file: FileRef | null = null;
  let busy: ShellState["busy"] = null;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(what: NonNullable<ShellState["busy"]>, work: () => Promise<T>): Promise<T> {
    const result = last.then(async () => {
      busy = what;
      options.onChange();
      try {
        return await work();
      } finally {
        busy = null;
        options.onChange();
      }
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function ask(method: CallName, input: unknown): Promise<unknown> {
    const answer = await options.callFile(method, input);
    if (answer.ok) return answer.output;
    throw new ShellFailure(answer.error);
  }

  function nowOpen(path: string): FileRef {
    file = fileRefOf(path);
    options.onOpened(file);
    return file;
  }

  /** After a failure the engine alone knows whether the file from before is still open. */
  async function askWhatIsOpen(): Promise<void> {
    const info = await options.callFile("file.info", {});
    file = info.ok ? fileRefOf((info.output as { path: string }).path) : null;
  }

  async function change(
    method: "file.open" | "file.create" | "file.saveAs",
    input: { path: string; sample?: boolean },
  ): Promise<FileRef> {
    const since = Date.now();
    try {
      await ask(method, input);
    } catch (error) {
      await askWhatIsOpen();
      throw error;
    }
    options.log("info", method, { file: basename(input.path), ms: Date.now() - since });
    return nowOpen(input.path);
  }

  return {
    file: () => file,
    busy: () => busy,
    open: (path) =>
      inTurn("opening", async () => {
        // Already open: a second double-click on it just brings the window to the front.
        if (file?.path === path) return file;
        if (!options.exists(path)) {
          const missing = shellError("fileMissing", options.locale(), { name: basename(path) });
          options.log("warn", "file.open", { file: basename(path), code: missing.code });
          throw new ShellFailure(missing);
        }
        return change("file.open", { path });
      }),
    create: (path, sample = false) => inTurn("creating", () => change("file.create", { path, sample })),
    saveAs: (path) =>
      inTurn("saving", () => {
        if (file?.path === path)
          throw new ShellFailure(shellError("sameFile", options.locale(), { name: basename(path) }));
        return change("file.saveAs", { path });
      }),
    close: () =>
      inTurn("closing", async () => {
        if (file === null) return;
        try {
          await ask("file.close", {});
        } finally {
          await askWhatIsOpen();
        }
      }),
    async reopen() {
      if (file === null) return;
      const path = file.path;
      const answer = await options.callFile("file.open", { path });
      if (answer.ok) return;
      file = null;
      options.onChange();
      options.onReopenFailed(path, answer.error);
    },
  };
}
