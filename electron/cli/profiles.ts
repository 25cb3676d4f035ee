/** `funnel profiles`: the kept import profiles of a workbook, listed, written to a file and taken from one. */
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import { basename } from "node:path";
import type { Locale } from "../../src/contract/envelope.ts";
import { UsageError } from "./arguments.ts";
import { countOf } from "./countOf.ts";

type Call = <M extends CallName>(method: M, input: CallInput<M>) => Promise<CallOutput<M>>;

interface Given {
  export?: string | undefined;
  import?: string | undefined;
  json?: boolean | undefined;
}

/** @returns what is printed */
export async function profilesCommand(call: Call, given: Given, locale: Locale): Promise<string> {
  const zh = locale === "zh-CN";
  if (given.export !== undefined && given.import !== undefined)
    throw new UsageError(
      "--export and --import are two commands: give one of them.",
      "--export 和 --import 是两个操作，请只给一个。",
    );
  if (given.export !== undefined) {
    const { profiles } = await call("import.exportProfiles", { path: given.export });
    const file = basename(given.export);
    return zh
      ? `已将 ${profiles} 个方案写入 ${file}\n`
      : `${countOf(profiles, "profile")} written to ${file}\n`;
  }
  if (given.import !== undefined) {
    const { added, replaced } = await call("import.importProfiles", { path: given.import });
    return zh
      ? `新增 ${added} 个方案，替换 ${replaced} 个\n`
      : `${countOf(added, "profile")} added, ${replaced} replaced\n`;
  }
  const profiles = await call("import.profiles", {});
  if (given.json) return `${JSON.stringify(profiles, null, 2)}\n`;
  return profiles.map(({ name }) => `${name}\n`).join("");
}
