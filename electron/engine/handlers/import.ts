import type { Handlers } from "../engine.ts";
import { readLog } from "../import/importLog.ts";
import { inspectImport } from "../import/inspect.ts";
import { runImport } from "../import/job.ts";
import { readProfiles } from "../import/profiles.ts";

type ImportCalls = "import.inspect" | "import.start" | "import.profiles" | "import.log";

export const importHandlers: Pick<Handlers, ImportCalls> = {
  "import.inspect": (source, { session, today }) => inspectImport(session.read, source, today),

  "import.start": ({ sources, dryRun }, { engine, session, jobs, locale, today, now }) => ({
    job: jobs.start(dryRun ? "importPreview" : "import", locale, ({ signal, progress }) =>
      runImport(session, sources, {
        locale,
        today,
        now,
        dryRun,
        signal,
        onProgress: progress,
        alone: (work) => engine.alone(work),
      }),
    ),
  }),

  "import.profiles": (_input, { session }) => readProfiles(session.read),

  "import.log": (_input, { session }) => readLog(session.read),
};
