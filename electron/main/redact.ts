/**
 * What of an error may stand in the log. The log is sent to whoever helps; deals, names and amounts must
 * not be in it. Pure.
 */

/** V8 writes these messages itself, from identifiers; only what it quotes may be data. */
const builtIn = new Set([
  "TypeError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "EvalError",
  "URIError",
]);

export interface ErrorFacts {
  name: string;
  /** Only of errors whose message is the engine's own wording; quoted parts are cut. */
  message?: string;
  code?: string;
  kind?: string;
  /** Frames only: the stack's head repeats the message. */
  frames: string[];
}

export function errorFacts(error: unknown): ErrorFacts {
  if (typeof error !== "object" || error === null) return { name: typeof error, frames: [] };
  const { name, message, code, kind, stack } = error as Record<string, unknown>;
  const facts: ErrorFacts = { name: identifier(name) ?? "Error", frames: stackFrames(stack) };
  const codeText = identifier(code);
  const kindText = identifier(kind);
  if (codeText !== undefined) facts.code = codeText;
  if (kindText !== undefined) facts.kind = kindText;
  if (builtIn.has(facts.name) && typeof message === "string") facts.message = withoutQuoted(message);
  return facts;
}

function identifier(value: unknown): string | undefined {
  return typeof value === "string" && /^[A-Za-z_$][\w$.]{0,60}$/.test(value) ? value : undefined;
}

/** The lines `at function (file:line:column)`, with the file's folders cut. */
export function stackFrames(stack: unknown): string[] {
  if (typeof stack !== "string") return [];
  const frames: string[] = [];
  for (const line of stack.split("\n")) {
    const match =
      /^\s*at (?:(async )?([\w$.<>[\] ]{1,80}) )?\(?((?:[\w+-]+:\/\/)?\/?[^()]*?([^/\\()]+):(\d+):(\d+))\)?$/.exec(
        line,
      );
    if (match) frames.push(`at ${match[2] ?? "anonymous"} (${match[4]}:${match[5]}:${match[6]})`);
    if (frames.length === 12) break;
  }
  return frames;
}

function withoutQuoted(message: string): string {
  return message.slice(0, 300).replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?|‘[^’]*’?/g, "…");
}

/** Standard error of the engine: stack frames and error names pass, free text doesn't. */
export function loggableLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const [frame] = stackFrames(line);
    const name = /^(?:Uncaught )?([A-Z]\w*(?:Error|Exception))\b/.exec(line.trim())?.[1];
    if (frame !== undefined) lines.push(frame);
    else if (name !== undefined) lines.push(name);
  }
  return lines;
}
