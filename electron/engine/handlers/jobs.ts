import type { Handlers } from "../engine.ts";

export const jobHandlers: Pick<Handlers, "jobs.get" | "jobs.cancel"> = {
  "jobs.get": ({ job }, { jobs }) => {
    const { kind, done, total, outcome } = jobs.get(job);
    return {
      job,
      kind,
      state: outcome?.state ?? "running",
      done,
      total,
      result: outcome?.state === "done" ? outcome.result : null,
      error: outcome?.state === "failed" ? outcome.error : null,
    };
  },
  "jobs.cancel": ({ job }, { jobs }) => {
    jobs.cancel(job);
    return {};
  },
};
