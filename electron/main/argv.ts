/** Which file a command line asks for. Pure: no file is touched. */
import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Switches of Electron that take the next argument as their value. */
const switchesWithValue = new Set(["-r", "--require"]);

/**
 * The first argument that is no switch and not the app's own folder, as an absolute path; null if none.
 * `argv[0]` is the program. Unpackaged, the app folder may come next: `electron . file.funnel`.
 */
export function fileFromArgv(
  argv: readonly string[],
  options: { appPath: string; cwd: string },
): string | null {
  for (let i = 1; i < argv.length; i += 1) {
    const arg = argv[i] ?? "";
    if (switchesWithValue.has(arg)) {
      i += 1;
      continue;
    }
    if (arg === "" || arg.startsWith("-")) continue;
    const path = absolutePath(arg, options.cwd);
    if (path !== resolve(options.appPath)) return path;
  }
  return null;
}

/** Linux file managers may hand over a `file:` address instead of a path. */
function absolutePath(arg: string, cwd: string): string {
  if (arg.startsWith("file://")) return fileURLToPath(arg);
  return isAbsolute(arg) ? resolve(arg) : resolve(cwd, arg);
}
