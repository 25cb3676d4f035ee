/** Pages of what a check found: only those in sight are read. */
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import type { PreviewKind, PreviewPage, PreviewRow } from "../../../../contract/importPreview.ts";
import { callAny, callKey } from "../../../state/engine.ts";

const CHUNK = 200;

export interface PreviewQuestion {
  job: string;
  kind: PreviewKind;
  search: string;
  field: string | null;
  sort: "file" | "difference";
}

export interface PreviewPages {
  /** Null until the first page is there. */
  head: PreviewPage | null;
  error: Error | null;
  rowAt(index: number): PreviewRow | undefined;
}

export function usePreviewPages(
  { job, kind, search, field, sort }: PreviewQuestion,
  first: number,
  last: number,
): PreviewPages {
  const from = Math.floor(first / CHUNK);
  const to = Math.floor(Math.max(first, last) / CHUNK);
  // The first page tells how many there are, so it is always among them.
  const chunks = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_none, at) => from + at)])];
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const input = {
        job,
        kind,
        sort,
        ...(search.trim() === "" ? {} : { search: search.trim() }),
        ...(field === null ? {} : { field }),
        offset: chunk * CHUNK,
        limit: CHUNK,
      };
      return {
        queryKey: callKey("import.preview", input),
        queryFn: () => callAny("import.preview", input),
        ...(chunk === 0 ? { placeholderData: keepPreviousData } : {}),
      };
    }),
  });
  return {
    head: answers[0]?.data ?? null,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    rowAt: (index) => {
      const at = chunks.indexOf(Math.floor(index / CHUNK));
      return answers[at]?.data?.rows[index % CHUNK];
    },
  };
}
