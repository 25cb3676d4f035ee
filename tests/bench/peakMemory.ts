/** The memory of an import by the command line, in a process of its own: reader thread and writer together. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../out/cli/index.js", import.meta.url));

/** Tells the process' greatest resident size (KB) on its standard error when it ends. */
const teller = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS + "\\n"))`,
)}`;

export interface Peak {
  megabytes: number;
  /** Deals that were added, as the command line tells. */
  added: number;
}

/** @param options of `funnel import`, beside the file */
export function peakOfImport(csv: string, workbook: string, options: readonly string[]): Peak {
  const args = ["--import", teller, cli, "import", csv, "--workbook", workbook, ...options];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const peak = /^peak (\d+)$/m.exec(stderr)?.[1];
  const added = / (\d+) added/.exec(stdout)?.[1];
  if (peak === undefined || added === undefined) throw new Error(`the command line failed: ${stderr}`);
  return { megabytes: Number(peak) / 1024, added: Number(added) };
}
