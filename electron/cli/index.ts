/**
 * The engine without a window, for operators' scripts and for tests: `npm run -s funnel -- COMMAND`.
 * Results go to standard output, errors as `{"error":{kind,code,message}}` to standard error with exit code 1.
 */
import { toContractError } from "../../src/contract/messages/index.ts";
import { commands } from "./commands.ts";
import { commandOf, localeOf, readArguments, UsageError } from "./arguments.ts";
import { hints } from "./hints.ts";
import { usage } from "./usage.ts";
import { usageZh } from "./usageZh.ts";

async function main(argv: string[]): Promise<number> {
  const { name, rest } = commandOf(argv);
  const locale = localeOf(rest);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(locale === "zh-CN" ? usageZh : usage);
    return name === undefined ? 2 : 0;
  }
  try {
    const command = commands[name];
    if (!command) throw new UsageError(`There is no command named "${name}".`, `没有名为“${name}”的命令。`);
    return await command(readArguments(rest), locale);
  } catch (error) {
    if (error instanceof UsageError) {
      // Nothing but JSON, which scripts read; people are told where to look.
      const see = locale === "zh-CN" ? "参见：" : " See: ";
      const message = `${error.sentence(locale)}${see}npm run -s funnel -- help`;
      process.stderr.write(`${JSON.stringify({ error: { kind: "invalid", code: "usage", message } })}\n`);
      return 2;
    }
    const { kind, code, message: said } = toContractError(error, locale);
    const hint = hints[code]?.[locale];
    const message = hint === undefined ? said : `${said} ${hint}`;
    process.stderr.write(`${JSON.stringify({ error: { kind, code, message } })}\n`);
    return 1;
  }
}

// A closed pipe (`funnel … | head`) is the reader's choice, not a fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
