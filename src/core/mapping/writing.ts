/** How a file writes its days and numbers: what one file proved holds for the next one of its shape. */
import type { DateOrder } from "./fields.ts";
import { fitOf } from "./profileFit.ts";

export interface Writing {
  dateOrder?: DateOrder | undefined;
  decimalMark?: "." | "," | undefined;
}

/** What was learnt of one shape of file. */
export interface LearntWriting extends Writing {
  /** Its headers, as `fingerprintOf` gives them. */
  headers: string;
}

/** What the last files with the same headers were written like, or with all but one of them; nothing where there was none. */
export function writingOf(headers: readonly string[], learnt: readonly LearntWriting[]): Writing {
  const fits = learnt.map((one) => ({ one, fit: fitOf(one.headers, headers).fit }));
  const best = fits.find(({ fit }) => fit === "exact") ?? fits.find(({ fit }) => fit === "near");
  return best ? { dateOrder: best.one.dateOrder, decimalMark: best.one.decimalMark } : {};
}
