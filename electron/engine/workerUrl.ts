/**
 * Where a worker thread's file is: beside the built engine, whose shared chunks stand one folder deeper. An engine that
 * runs as TypeScript (unit tests, benches) takes the one built with the command line, because a thread that strips types
 * brings WebAssembly with it (scripts/lib/build.mjs says what comes of that).
 */
export function workerUrl(name: string): URL {
  const here = import.meta.url;
  if (here.endsWith(".ts")) return new URL(`../../out/cli/${name}.js`, here);
  return new URL(here.includes("/chunks/") ? `../${name}.js` : `${name}.js`, here);
}
