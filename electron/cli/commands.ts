/** The commands, each over the same calls that the window makes. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import {
  calls,
  type CallInput,
  type CallName,
  type CallOutput,
  type ResultOfImport,
} from "../../src/contract/calls.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import { WorkbenchError } from "../../src/contract/errors.ts";
import { Engine } from "../engine/engine.ts";
import { currencyFor } from "../engine/db/queries/settings.ts";
import { Session } from "../engine/session.ts";
import {
  type Arguments,
  readCorrections,
  readMapping,
  readNames,
  readRates,
  readStates,
  readStructure,
  readVanished,
  required,
  UsageError,
} from "./arguments.ts";
import { countOf } from "./countOf.ts";
import { importReport, previewPages, saveRejected } from "./importReport.ts";
import { profilesCommand } from "./profiles.ts";

/** @returns the exit code */
type Command = (given: Arguments, locale: Locale) => Promise<number>;

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** The engine with the workbook open, closed again whatever happens. */
async function withEngine<T>(session: Session | null, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = new Engine();
  try {
    if (session) await engine.use(session);
    return await work(engine);
  } finally {
    await engine.closeFile();
  }
}

async function call<M extends CallName>(
  engine: Engine,
  method: M,
  input: CallInput<M>,
  given: Arguments,
  locale: Locale,
): Promise<CallOutput<M>> {
  return (await engine.call(method, input, { locale, today: given.values.today })) as CallOutput<M>;
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseJson(text: string, what: string, whatZh = what): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(`${what} is not JSON: ${message}`, `${whatZh}不是 JSON：${message}`);
  }
}

const methods: Command = async () => {
  print(
    Object.entries(calls).map(([name, { input, output }]) => ({
      name,
      input: z.toJSONSchema(input, { io: "input", unrepresentable: "any" }),
      output: z.toJSONSchema(output, { io: "output", unrepresentable: "any" }),
    })),
  );
  return 0;
};

const callCommand: Command = async (given, locale) => {
  const [method, json] = given.positionals;
  const name = required(method, "The method", "调用的名称");
  const text = json === "-" ? (await readStandardInput()).toString("utf8") : json;
  const input = text === undefined || text.trim() === "" ? {} : parseJson(text, "The input", "输入");
  const { workbook } = given.values;
  return withEngine(workbook === undefined ? null : Session.open(workbook), async (engine) => {
    const output = await engine.call(name, input, { locale, today: given.values.today });
    const job = (output as { job?: string } | null)?.job;
    if (name.endsWith(".start") && job !== undefined) {
      await engine.jobs.ended(job);
      print(await call(engine, "jobs.get", { job }, given, locale));
    } else print(output);
    return 0;
  });
};

const newCommand: Command = async (given, locale) => {
  const path = required(given.positionals[0], "The new file's name", "新文件的名称");
  const { sample, currency } = given.values;
  return withEngine(null, async (engine) => {
    await call(engine, "file.create", { path, sample, baseCurrency: currency }, given, locale);
    print(await call(engine, "file.info", {}, given, locale));
    return 0;
  });
};

/** What standard input is called in issues and the import log. */
const inputName: Record<Locale, string> = { en: "standard input", "zh-CN": "标准输入" };

const importCommand: Command = async (given, locale) => {
  const { values, positionals } = given;
  if (positionals.length === 0) throw new UsageError("The file to import is missing.", "缺少要导入的文件。");
  if (positionals.length > 1 && values.remember !== undefined)
    throw new UsageError(
      "--remember names the profile of one file: import the others apart from it.",
      "--remember 只能为一个文件命名方案，请分开导入其他文件。",
    );
  const { session, created } = Session.openOrCreate(required(values.workbook, "--workbook", " --workbook"));
  const options = {
    ...(readMapping(values.map) as object),
    ...readNames(values.name),
    states: readStates(values.state),
    rates: readRates(values.rate),
    key: values.key?.split(",").map((field) => field.trim()) as never,
    table: values.table as never,
    ...readStructure(values),
    asOf: values["as-of"],
    profile: values.profile,
    vanished: readVanished(values.vanished),
    corrections: readCorrections(values.correct),
  };
  const dryRun = values["dry-run"] ?? false;
  let kept = false;
  try {
    const result = await withEngine(session, async (engine) => {
      const base = created ? currencyFor(locale) : null;
      if (base !== null) await call(engine, "settings.set", { baseCurrency: base }, given, locale);
      const block = positionals.includes("-")
        ? session.blocks.hold(await readStandardInput(), inputName[locale])
        : "-";
      const sources = positionals
        .map((name) => (name === "-" ? block : name))
        .map((path) => ({ path, options, remember: values.remember }));
      const { job } = await call(engine, "import.start", { sources, dryRun }, given, locale);
      const imported = (await engine.jobs.resultOf(job)) as ResultOfImport;
      const asked = { engine, job, locale, today: values.today };
      const pages = dryRun && values.json ? await previewPages(asked) : {};
      const written =
        values.rejected === undefined ? [] : await saveRejected(asked, sources, imported, values.rejected);
      return { imported, pages, written };
    });
    kept = !dryRun;
    if (values.json) print({ ...result.imported, ...result.pages });
    else process.stdout.write(importReport(result.imported, result.written, locale));
    return 0;
  } finally {
    // A file that this command made and could not fill is not left behind.
    if (created && !kept) session.discard();
  }
};

const exportCommand: Command = async (given, locale) => {
  const path = required(given.positionals[0], "The workbook", "工作簿");
  const to = required(given.values.to, "--to", " --to");
  return withEngine(Session.open(path), async (engine) => {
    const view =
      given.values.view === undefined ? {} : await viewState(engine, given.values.view, given, locale);
    const filter =
      given.values.filter === undefined
        ? {}
        : { filter: parseJson(given.values.filter, "--filter") as never };
    const { job } = await call(engine, "export.start", { ...view, ...filter, path: to }, given, locale);
    const { rows } = (await engine.jobs.resultOf(job)) as { rows: number };
    const [deals, file] = [countOf(rows, "deal"), basename(to)];
    process.stdout.write(
      locale === "zh-CN" ? `已将 ${rows} 个商机写入 ${file}\n` : `${deals} written to ${file}\n`,
    );
    return 0;
  });
};

/** A saved view of the deals screen as what an export takes. @throws WorkbenchError notFound */
async function viewState(
  engine: Engine,
  name: string,
  given: Arguments,
  locale: Locale,
): Promise<Pick<CallInput<"export.start">, "filter" | "sort" | "columns">> {
  const views = await call(engine, "views.list", { screen: "deals" }, given, locale);
  const view = views.find((candidate) => candidate.name === name || candidate.id === name);
  if (!view) throw new WorkbenchError("notFound", "viewNotFound");
  const { filter, sort, columns } = JSON.parse(view.state) as Record<string, never>;
  return { filter, sort, columns };
}

const checkCommand: Command = async (given, locale) => {
  const path = required(given.positionals[0], "The workbook", "工作簿");
  if (!existsSync(path)) throw new WorkbenchError("notFound", "fileNotFound", { file: basename(path) });
  return withEngine(Session.open(path), async (engine) => {
    const result = await call(engine, "file.check", {}, given, locale);
    print(result);
    const found = result.problems.length;
    if (!result.ok)
      process.stderr.write(
        locale === "zh-CN" ? `发现 ${found} 个问题\n` : `${countOf(found, "problem")} found\n`,
      );
    return result.ok ? 0 : 1;
  });
};

const profiles: Command = (given, locale) =>
  withEngine(Session.open(required(given.values.workbook, "--workbook", " --workbook")), async (engine) => {
    const printed = await profilesCommand(
      (method, input) => call(engine, method, input, given, locale),
      given.values,
      locale,
    );
    process.stdout.write(printed);
    return 0;
  });

export const commands: Record<string, Command> = {
  methods,
  call: callCommand,
  new: newCommand,
  import: importCommand,
  profiles,
  export: exportCommand,
  check: checkCommand,
};
