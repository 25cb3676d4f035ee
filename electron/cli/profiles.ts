/** `funnel profiles`: the kept import profiles of a workbook, listed, written to a file and taken from one. */
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import { basename } from "node:path";
import { UsageError } from "./arguments.ts";

type Call = <M extends CallName>(method: M, input: CallInput<M>) => Promise<CallOutput<M>>;

interface Given {
  export?: string | undefined;
  import?: string | undefined;
  json?: boolean | undefined;
}

/** @returns what is printed */
export async function profilesCommand(call: Call, given: Given): Promise<string> {
  if (given.export !== undefined && given.import !== undefined)
    throw new UsageError("--export and --import are two commands: give one of them.");
  if (given.export !== undefined) {
    const { profiles } = await call("import.exportProfiles", { path: given.export });
    return `${profiles} profiles written to ${basename(given.export)}\n`;
  }
  if (given.import !== undefined) {
    const { added, replaced } = await call("import.importProfiles", { path: given.import });
    return `${added} profiles added, ${replaced} replaced\n`;
  }
  const profiles = await call("import.profiles", {});
  if (given.json) return `${JSON.stringify(profiles, null, 2)}\n`;
  return profiles.map(({ name }) => `${name}\n`).join("");
}
