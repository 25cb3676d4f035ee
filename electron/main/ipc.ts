/** The two doors from page to main. Each checks who is calling and what is asked before anything is done. */
import { basename } from "node:path";
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from "electron";
import type { Locale } from "../../src/contract/envelope.ts";
import { type Answer, type ShellCallName, shellCalls } from "../../src/contract/shell.ts";
import { channels } from "../preload/channels.ts";
import { type Grants, isMainOnly, pathsMadeBy, pathsNamedBy } from "./grants.ts";
import { write, writeError } from "./logging.ts";
import { isOwnPage } from "./protocolPaths.ts";
import { ShellFailure, shellError } from "./shellError.ts";
import type { ShellHandlers } from "./shellHandlers.ts";

export interface IpcOptions {
  devServer: string | null;
  grants: Grants;
  handlers: ShellHandlers;
  callEngine(method: string, input: unknown): Promise<Answer<unknown>>;
  locale(): Locale;
}

export function serveIpc(options: IpcOptions): void {
  const failed = (
    code: Parameters<typeof shellError>[0],
    params: Record<string, string> = {},
  ): Answer<never> => ({
    ok: false,
    error: shellError(code, options.locale(), params),
  });

  ipcMain.handle(
    channels.call,
    (event, method: unknown, input: unknown): Answer<unknown> | Promise<Answer<unknown>> => {
      if (!isOwnSender(event, options.devServer))
        return refuse(failed("refused"), "call from a foreign frame");
      if (typeof method !== "string")
        return refuse(failed("badInput", { method: "?" }), "call without a method");
      if (isMainOnly(method)) return refuse(failed("refused"), `call of ${method}`);
      const { reads, writes } = pathsNamedBy(method, input);
      const unknown =
        reads.find((path) => !options.grants.mayRead(path)) ??
        writes.find((path) => !options.grants.mayWrite(path));
      if (unknown !== undefined)
        return refuse(
          failed("pathNotChosen", { name: basename(unknown) }),
          `${method} of a path nobody chose`,
        );
      return admitting(method, options.callEngine(method, input));
    },
  );

  ipcMain.handle(
    channels.shell,
    (event, method: unknown, input: unknown): Answer<unknown> | Promise<Answer<unknown>> => {
      if (!isOwnSender(event, options.devServer))
        return refuse(failed("refused"), "shell call from a foreign frame");
      if (!isShellCall(method))
        return refuse(failed("badInput", { method: String(method).slice(0, 40) }), "unknown shell call");
      const parsed = shellCalls[method].input.safeParse(input);
      if (!parsed.success) return refuse(failed("badInput", { method }), `bad input of shell.${method}`);
      return answer(method, parsed.data);
    },
  );

  async function admitting(method: string, called: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const answered = await called;
    if (answered.ok) for (const path of pathsMadeBy(method, answered.output)) options.grants.allowRead(path);
    return answered;
  }

  async function answer(method: ShellCallName, input: unknown): Promise<Answer<unknown>> {
    try {
      // The table gives each handler the output type of its own schema, which `parsed.data` is.
      return { ok: true, output: await options.handlers[method](input as never) };
    } catch (error) {
      if (error instanceof ShellFailure) {
        write("warn", "shell call failed", { method, kind: error.error.kind, code: error.error.code });
        return { ok: false, error: error.error };
      }
      writeError("shell call failed", error, { method });
      return failed("unexpected");
    }
  }

  ipcMain.on(channels.granted, (event, path: unknown) => {
    if (isOwnSender(event, options.devServer) && typeof path === "string") options.grants.allowRead(path);
  });
}

function refuse(answer: Answer<never>, what: string): Answer<never> {
  write("warn", "refused", { what });
  return answer;
}

function isShellCall(method: unknown): method is ShellCallName {
  return typeof method === "string" && Object.hasOwn(shellCalls, method);
}

/** Only the top frame of a window that shows our own page: no frame inside it, no page that got in by navigation. */
function isOwnSender(event: IpcMainEvent | IpcMainInvokeEvent, devServer: string | null): boolean {
  const frame = event.senderFrame;
  // Null where the frame has gone meanwhile.
  return frame !== null && frame.parent === null && isOwnPage(frame.url, devServer);
}
