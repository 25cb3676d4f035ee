import { basename } from "node:path";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportResult } from "../../../src/contract/importing.ts";
import type { Handlers } from "../engine.ts";
import { readLog } from "../import/importLog.ts";
import { inspectImport } from "../import/inspect.ts";
import { runImport } from "../import/job.ts";
import { MoreRejected } from "../import/moreRejected.ts";
import { PreviewStore } from "../import/preview/store.ts";
import { writeRejected } from "../import/rejected.ts";
import { importNamesOf } from "../import/strangeNames.ts";

type ImportCalls =
  | "import.inspect"
  | "import.names"
  | "import.start"
  | "import.hold"
  | "import.letGo"
  | "import.preview"
  | "import.dropPreview"
  | "import.rejected"
  | "import.log";

export const importHandlers: Pick<Handlers, ImportCalls> = {
  "import.inspect": (source, { session, today }) => inspectImport(session.read, source, today),

  "import.names": ({ sources }, { session, today }) => importNamesOf(session.read, sources, today),

  "import.start": ({ sources, dryRun }, { engine, session, jobs, locale, today, now }) => {
    const preview = dryRun ? new PreviewStore() : undefined;
    const more = new MoreRejected();
    const job = jobs.start(
      dryRun ? "importPreview" : "import",
      locale,
      async ({ signal, progress: onProgress }) => {
        const alone = <T>(work: () => Promise<T>) => engine.alone(work);
        try {
          const request = { locale, today, now, dryRun, preview, more, signal, onProgress, alone };
          const result = await runImport(session, sources, request);
          if (preview) session.keepPreview({ job, store: preview });
          session.keepRejected({ job, store: more });
          return result;
        } catch (error) {
          preview?.close();
          more.close();
          throw error;
        }
      },
    );
    return { job };
  },

  "import.hold": ({ text, label }, { session }) => ({ path: session.blocks.hold(text, label) }),

  "import.letGo": ({ path }, { session }) => {
    session.blocks.letGo(path);
    return {};
  },

  "import.preview": ({ job, ...filter }, { session }) => {
    if (session.preview?.job !== job) throw new WorkbenchError("notFound", "previewGone");
    return session.preview.store.page(filter);
  },

  "import.dropPreview": ({ job }, { session }) => {
    if (session.preview?.job === job) session.keepPreview(null);
    return {};
  },

  "import.rejected": ({ job, source, path }, { session, jobs, locale, today }) => {
    const { outcome } = jobs.get(job);
    if (outcome?.state !== "done") throw new WorkbenchError("notFound", "previewGone");
    const file = basename(source.path);
    const result = outcome.result as ImportResult;
    const issues = result.issues.flatMap((issue) =>
      issue.severity === "rejected" && issue.row !== null && issue.file === file
        ? [{ ...issue, row: issue.row }]
        : [],
    );
    const rejected = result.files.find((each) => each.file === file)?.rejected ?? 0;
    const kept = session.moreRejected;
    const more = kept?.job === job ? kept.store.share() : null;
    return {
      job: jobs.start("export", locale, async (control) => {
        try {
          return await writeRejected(
            session.read,
            { source, path, issues, more, rejected, locale, today },
            control,
          );
        } finally {
          more?.close();
        }
      }),
    };
  },

  "import.log": (_input, { session }) => readLog(session.read),
};
