import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { shell } from "../../bridge.ts";
import { toast, toastError } from "../../components/toasts.tsx";
import { useJob } from "../../state/jobs.ts";
import { useFormat } from "../../state/useFormat.ts";

const exported = z.object({ rows: z.number(), path: z.string() });

/** Says how an export ended. While it runs, the status bar shows its progress and cancels it. */
export function ExportWatch({ job, onEnd }: { job: string; onEnd: () => void }) {
  const { t } = useTranslation("exports");
  const format = useFormat();
  const outcome = useJob(job)?.outcome ?? null;
  const end = useRef(onEnd);
  useLayoutEffect(() => {
    end.current = onEnd;
  });
  const told = useRef(false);
  useEffect(() => {
    if (!outcome || told.current) return;
    told.current = true;
    if (outcome.state === "failed") toastError(new Error(outcome.error.message));
    else if (outcome.state === "cancelled") toast({ message: t("cancelled") });
    else {
      const { rows, path } = exported.parse(outcome.result);
      toast({
        message: t("done", { count: rows, shown: format.number(rows), file: path.split(/[\\/]/).at(-1) }),
        action: { label: t("show"), run: () => void shell("revealFile", { path }).catch(toastError) },
        autoClose: 12_000,
      });
    }
    end.current();
  }, [outcome, t, format]);
  return null;
}
