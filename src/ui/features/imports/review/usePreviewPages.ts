/** Pages of what a check found: only those in sight are read. */
import { useQueries } from "@tanstack/react-query";
import type { PreviewKind, PreviewPage, PreviewRow } from "../../../../contract/importPreview.ts";
import { callAny, callKey, useCall } from "../../../state/engine.ts";

const CHUNK = 200;

export interface PreviewQuestion {
  job: string;
  kind: PreviewKind;
  search: string;
  /** Null for all of them. */
  table: string | null;
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
  { job, kind, search, table, field, sort }: PreviewQuestion,
  first: number,
  last: number,
): PreviewPages {
  const inputOf = (chunk: number) => ({
    job,
    kind,
    sort,
    ...(search.trim() === "" ? {} : { search: search.trim() }),
    ...(table === null ? {} : { table }),
    ...(field === null ? {} : { field }),
    offset: chunk * CHUNK,
    limit: CHUNK,
  });
  // Tells how many there are; what was shown stays until another question has its answer.
  const head = useCall("import.preview", inputOf(0));
  const from = Math.max(1, Math.floor(first / CHUNK));
  const to = Math.floor(last / CHUNK);
  const chunks = Array.from({ length: Math.max(0, to - from + 1) }, (_none, at) => from + at);
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const input = inputOf(chunk);
      return {
        queryKey: callKey("import.preview", input),
        queryFn: () => callAny("import.preview", input),
        enabled: chunk * CHUNK < (head.data?.total ?? 0),
      };
    }),
  });
  return {
    head: head.data ?? null,
    error: head.error ?? answers.find(({ error }) => error !== null)?.error ?? null,
    rowAt: (index) => {
      const chunk = Math.floor(index / CHUNK);
      const page = chunk === 0 ? head.data : answers[chunks.indexOf(chunk)]?.data;
      return page?.rows[index % CHUNK];
    },
  };
}
