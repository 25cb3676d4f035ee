import { useState } from "react";
import { useCommand } from "../../state/useCommand.ts";
import { ExportDialog } from "./ExportDialog.tsx";
import { ExportWatch } from "./ExportWatch.tsx";

/** The export, asked for by menu, palette or Ctrl+E. The dialog goes when the job starts; its end is a toast. */
export function ExportDock() {
  const [opened, setOpened] = useState(false);
  const [jobs, setJobs] = useState<string[]>([]);
  useCommand("export", () => setOpened(true));
  return (
    <>
      {opened && (
        <ExportDialog onClose={() => setOpened(false)} onStarted={(job) => setJobs((now) => [...now, job])} />
      )}
      {jobs.map((job) => (
        <ExportWatch
          key={job}
          job={job}
          onEnd={() => setJobs((now) => now.filter((other) => other !== job))}
        />
      ))}
    </>
  );
}
