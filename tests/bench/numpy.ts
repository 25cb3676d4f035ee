/** numpy's fastest way to sample what deals bring: one float32 draw for each deal and trial. */
import { spawnSync } from "node:child_process";

const TRIALS = 10_000;

const PROGRAM = `
import json, sys, time
import numpy as np
given = json.load(sys.stdin)
amounts = np.array(given["amounts"], dtype=np.float32)
rng = np.random.default_rng(1)
start = time.perf_counter()
for chances in given["chances"]:
    p = np.array(chances, dtype=np.float32)
    won = np.empty(given["trials"], dtype=np.float32)
    for at in range(0, given["trials"], 500):
        draws = rng.random((min(500, given["trials"] - at), len(p)), dtype=np.float32)
        won[at:at + len(draws)] = (draws < p) @ amounts
    np.quantile(won, given["quantiles"])
print((time.perf_counter() - start) * 1000)
`;

/** @returns what samples once and tells its own milliseconds; null where there is no numpy */
export function numpySampling(
  amounts: Float64Array,
  chances: readonly Float64Array[],
  quantiles: readonly number[],
): (() => { ms: number }) | null {
  if (spawnSync("python3", ["-c", "import numpy"]).status !== 0) return null;
  const input = JSON.stringify({
    amounts: [...amounts],
    chances: chances.map((period) => [...period]),
    quantiles,
    trials: TRIALS,
  });
  return () => {
    const { status, stdout, stderr } = spawnSync("python3", ["-c", PROGRAM], { input, encoding: "utf8" });
    if (status !== 0) throw new Error(`numpy failed: ${stderr}`);
    return { ms: Number(stdout) };
  };
}
