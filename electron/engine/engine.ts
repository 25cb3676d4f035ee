/** The engine: serves the contract's calls over one open file. Knows nothing of Electron or of the transport. */
import { en, zhCN } from "zod/locales";
import { type CallName, calls, type CallOutput, type ParsedInput } from "../../src/contract/calls.ts";
import type { CallContext } from "../../src/contract/envelope.ts";
import { WorkbenchError } from "../../src/contract/errors.ts";
import type { EngineEvent } from "../../src/contract/events.ts";
import type { Day } from "../../src/core/domain/days.ts";
import { handlers } from "./handlers/index.ts";
import { Jobs } from "./jobs.ts";
import { localDay, Session } from "./session.ts";

/** What a handler gets beside its input. */
export interface HandlerContext {
  engine: Engine;
  /** @throws WorkbenchError notFound where no file is open */
  readonly session: Session;
  readonly jobs: Jobs;
  readonly locale: CallContext["locale"];
  readonly today: Day;
  /** UTC milliseconds. */
  readonly now: number;
}

export type Handler<M extends CallName> = (
  input: ParsedInput<M>,
  context: HandlerContext,
) => CallOutput<M> | Promise<CallOutput<M>>;

export type Handlers = { [M in CallName]: Handler<M> };

/** What a schema says of an input that does not fit it, in the caller's language. */
const inputWords = { en: en().localeError, "zh-CN": zhCN().localeError };

const aboutJobs: ReadonlySet<CallName> = new Set<CallName>(["jobs.get", "jobs.cancel"]);

export class Engine {
  readonly jobs: Jobs;
  readonly emit: (event: EngineEvent) => void;
  private open: Session | null = null;
  /** Set while a write in turns holds the file: other calls wait, so that none sees half of it. */
  private held: Promise<unknown> | null = null;

  constructor(emit: (event: EngineEvent) => void = () => {}) {
    this.emit = emit;
    this.jobs = new Jobs(emit);
  }

  get session(): Session {
    if (!this.open) throw new WorkbenchError("notFound", "noFileOpen");
    return this.open;
  }

  readonly onChanged = (revision: number, subjects: string[]): void => {
    this.emit({ type: "changed", revision, subjects });
  };

  /** Takes over a session and closes the one before it. */
  async use(next: Session): Promise<void> {
    await this.closeFile();
    this.open = next;
    this.emit({ type: "fileOpened", path: next.path });
  }

  async closeFile(): Promise<void> {
    if (!this.open) return;
    await this.jobs.cancelAll();
    const closing = this.open;
    this.open = null;
    closing.close();
    this.emit({ type: "fileClosed" });
  }

  /** @throws WorkbenchError; anything else thrown is a fault of ours */
  async call(method: string, input: unknown, context: CallContext): Promise<unknown> {
    if (!Object.hasOwn(calls, method)) throw new WorkbenchError("invalid", "methodNotFound", { method });
    const name = method as CallName;
    const parsed = calls[name].input.safeParse(input ?? {}, {
      error: inputWords[context.locale],
    });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.join(".") || "input";
      throw new WorkbenchError("invalid", "invalidInput", {
        method,
        detail: `${where}: ${issue?.message ?? ""}`,
      });
    }
    while (this.held && !aboutJobs.has(name)) await this.held;
    const handler = handlers[name] as (input: unknown, context: HandlerContext) => unknown;
    return await handler(parsed.data, this.contextOf(context));
  }

  /** Runs `work` while every other call about the file waits. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const working = work();
    // Whoever waits only wants to know that it is over; the caller gets the result or the error.
    const over = working.then(
      () => {},
      () => {},
    );
    this.held = over;
    try {
      return await working;
    } finally {
      this.held = null;
    }
  }

  private contextOf({ locale, today }: CallContext): HandlerContext {
    const now = new Date();
    const session = (): Session => this.session;
    return {
      engine: this,
      get session() {
        return session();
      },
      jobs: this.jobs,
      locale,
      today: today ?? localDay(now),
      now: now.getTime(),
    };
  }
}
