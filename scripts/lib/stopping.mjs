// When a script should end in good order: a signal, or npm gone from above it.
import { readFileSync } from "node:fs";

/**
 * Calls back once, with the signal's name. `npm start` runs `npm > sh > node`, and the shell between does not pass on
 * a SIGTERM that npm is sent: it dies, and only our changed parent tells. Returns a function that stops listening.
 */
export function onStopRequest(callback) {
  const parents = parentsNow();
  let called = false;
  const stop = (signal) => {
    if (!called) callback(signal);
    called = true;
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  const timer = process.env.npm_lifecycle_event
    ? setInterval(() => parents !== parentsNow() && stop("SIGTERM"), 500).unref()
    : undefined;
  return () => {
    for (const signal of signals) process.off(signal, stop);
    clearInterval(timer);
  };
}

/** The shell's id and, where the system tells, that of the npm above it. */
function parentsNow() {
  const shell = process.ppid;
  try {
    return `${shell} ${readFileSync(`/proc/${shell}/stat`, "utf8").split(") ").at(-1).split(" ")[1]}`;
  } catch {
    return String(shell);
  }
}
