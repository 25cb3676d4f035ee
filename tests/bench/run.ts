/** Runs the benches named in the arguments, one after the other. Started by `npm run bench` (scripts/bench.mjs). */
import { Bench } from "./harness.ts";

let failed = false;
for (const name of process.argv.slice(2)) {
  const bench = new Bench(name);
  try {
    const module = (await import(`./${name}.bench.ts`)) as { default: (bench: Bench) => Promise<void> };
    await module.default(bench);
  } catch (error) {
    // The others still run; the whole ends with an error.
    failed = true;
    console.error(`✗ ${name}:`, error);
  }
  bench.finish();
}
process.exitCode = failed ? 1 : 0;
