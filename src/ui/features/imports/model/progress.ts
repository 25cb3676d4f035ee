/** Pace of a job, from what its progress events said: rows a second and time left. */

/** One progress event: when it came (milliseconds) and how far the phase was. */
export interface Mark {
  at: number;
  phase: string;
  done: number;
  total: number | null;
}

export interface Pace {
  /** Rows a second over the last few seconds; null while too little is known. */
  rate: number | null;
  secondsLeft: number | null;
  /** 0-1 of the phase; null while the total is not known. */
  share: number | null;
}

/** Over how long the rate is taken: shorter jumps about, longer lags behind. */
const WINDOW_MS = 4000;
/** Below this a rate says more about the start of the phase than about its pace. */
const LEAST_MS = 400;

/** Marks that are still needed after a new one; another phase begins anew. */
export function addMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const same = marks.filter((old) => old.phase === mark.phase && old.done <= mark.done);
  const recent = same.filter((old) => mark.at - old.at <= WINDOW_MS);
  return [...recent, mark];
}

export function paceOf(marks: readonly Mark[]): Pace {
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last) return { rate: null, secondsLeft: null, share: null };
  const share = last.total === null ? null : last.total === 0 ? 1 : Math.min(1, last.done / last.total);
  const elapsed = last.at - first.at;
  if (elapsed < LEAST_MS || last.done === first.done) return { rate: null, secondsLeft: null, share };
  const rate = ((last.done - first.done) / elapsed) * 1000;
  const secondsLeft = last.total === null ? null : Math.max(0, Math.ceil((last.total - last.done) / rate));
  return { rate, secondsLeft, share };
}

/** Steps in which a time left is said: nobody needs "37 s", and it should not flicker. */
export function roundedSeconds(seconds: number): { unit: "seconds" | "minutes"; count: number } {
  if (seconds < 10) return { unit: "seconds", count: Math.max(1, seconds) };
  if (seconds < 60) return { unit: "seconds", count: Math.ceil(seconds / 5) * 5 };
  return { unit: "minutes", count: Math.ceil(seconds / 60) };
}
