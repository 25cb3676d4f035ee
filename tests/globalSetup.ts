/** The command line and the engine's worker threads are built before the first test, when their sources have changed. */
import { ensureCli } from "../scripts/lib/build.mjs";

export default async function setup(): Promise<void> {
  await ensureCli();
}
