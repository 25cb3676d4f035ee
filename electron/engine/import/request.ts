/** What one import is asked for beside its files. */
import type { Locale } from "../../../src/contract/envelope.ts";
import type { JobProgress } from "../../../src/contract/events.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import type { MoreRejected } from "./moreRejected.ts";
import type { PreviewStore } from "./preview/store.ts";

export interface ImportRequest {
  locale: Locale;
  today: Day;
  /** UTC milliseconds. */
  now: number;
  /** The same counts and issues, and nothing written. */
  dryRun?: boolean;
  /** Where a dry run keeps what it would do. */
  preview?: PreviewStore;
  /** Where the rejections go that the result has no room for. */
  more?: MoreRejected;
  signal?: AbortSignal;
  onProgress?(phase: JobProgress["phase"], done: number, total?: number): void;
  /** Holds other calls back while the transaction runs in turns; without it, it runs in one go. */
  alone?<T>(work: () => Promise<T>): Promise<T>;
}
