/** Arguments of the command line. */
import { parseArgs } from "node:util";
import type { Locale } from "../../src/contract/envelope.ts";
import { dealState } from "../../src/contract/common.ts";
import {
  type CellFormat,
  type ImportCorrection,
  importField,
  type ImportOptions,
  type VanishedChoice,
} from "../../src/contract/importing.ts";
import { customTypes } from "../../src/core/domain/customFields.ts";
import { givenRate } from "../../src/contract/rates.ts";
import { isDay } from "../../src/core/domain/days.ts";

/** The command was called in a way that it does not understand; the usage is shown. Its sentence in both languages. */
export class UsageError extends Error {
  private readonly chinese: string;

  constructor(english: string, chinese: string) {
    super(english);
    this.chinese = chinese;
  }

  sentence(locale: Locale): string {
    return locale === "zh-CN" ? this.chinese : this.message;
  }
}

/** An option's value has not its form. */
function wants(option: string, form: string, given: string, formZh = form): UsageError {
  return new UsageError(
    `--${option} wants ${form}, not "${given}".`,
    `--${option} 应写成 ${formZh}，而不是“${given}”。`,
  );
}

const options = {
  workbook: { type: "string" },
  today: { type: "string" },
  lang: { type: "string" },
  sample: { type: "boolean" },
  currency: { type: "string" },
  map: { type: "string", multiple: true },
  name: { type: "string", multiple: true },
  state: { type: "string", multiple: true },
  rate: { type: "string", multiple: true },
  key: { type: "string" },
  table: { type: "string" },
  sheet: { type: "string" },
  encoding: { type: "string" },
  delimiter: { type: "string" },
  "header-row": { type: "string" },
  "header-rows": { type: "string" },
  "leave-hidden": { type: "boolean" },
  "keep-totals": { type: "boolean" },
  profile: { type: "string" },
  remember: { type: "string" },
  export: { type: "string" },
  import: { type: "string" },
  "as-of": { type: "string" },
  "dry-run": { type: "boolean" },
  vanished: { type: "string" },
  correct: { type: "string", multiple: true },
  rejected: { type: "string" },
  json: { type: "boolean" },
  to: { type: "string" },
  view: { type: "string" },
  filter: { type: "string" },
} as const;

export interface Arguments {
  positionals: string[];
  values: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];
}

/** @throws UsageError */
export function readArguments(argv: string[]): Arguments {
  try {
    const { positionals, values } = parseArgs({ args: argv, options, allowPositionals: true, strict: true });
    for (const name of ["today", "as-of"] as const) {
      const day = values[name];
      if (day !== undefined && !isDay(day))
        throw wants(name, "a day such as 2026-07-31", day, "日期，如 2026-07-31");
    }
    return { positionals, values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw notUnderstood(error as NodeJS.ErrnoException);
  }
}

function notUnderstood({ code, message }: NodeJS.ErrnoException): UsageError {
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
  return code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
    ? new UsageError(`There is no option ${option}.`, `没有选项 ${option}。`)
    : new UsageError(message, `选项 ${option} 的写法不对。`);
}

/** Options of every command may also stand before it. */
export function commandOf(argv: readonly string[]): { name: string | undefined; rest: string[] } {
  let at = 0;
  while (at < argv.length && /^--(lang|today)(=|$)/.test(argv[at] ?? ""))
    at += argv[at]?.includes("=") ? 1 : 2;
  return { name: argv[at], rest: [...argv.slice(0, at), ...argv.slice(at + 1)] };
}

/** `--lang`, else the environment's. Read apart from the rest, so that even a usage error is told in it. */
export function localeOf(argv: string[]): Locale {
  const at = argv.findIndex((text) => text === "--lang" || text.startsWith("--lang="));
  const given =
    at >= 0
      ? (argv[at]?.split("=")[1] ?? argv[at + 1])
      : (process.env["LC_ALL"] ?? process.env["LC_MESSAGES"] ?? process.env["LANG"]);
  return given?.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** @throws UsageError where the option is missing */
export function required(value: string | undefined, what: string, whatZh = what): string {
  if (value === undefined) throw new UsageError(`${what} is missing.`, `缺少${whatZh}。`);
  return value;
}

interface Mapping {
  map?: Record<string, string | null>;
  customs?: Record<string, string>;
  formats?: Record<string, CellFormat>;
}

/**
 * `HEADER=FIELD`; an empty field leaves the column out, `custom` keeps it as a custom field, whose type may follow
 * (`custom:number`); what is no field is the name of a custom field that the workbook has. The last `=` divides, as headers
 * may hold one.
 */
export function readMapping(pairs: string[] | undefined): Mapping {
  if (!pairs) return {};
  const map = new Map<string, string | null>();
  const customs = new Map<string, string>();
  const formats = new Map<string, CellFormat>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf("=");
    if (at < 1) throw wants("map", "HEADER=FIELD", pair);
    const [header, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const type = customTypes.find((each) => value === `custom:${each}`);
    const field = value === "" ? null : importField.safeParse(value).data;
    map.set(header, field === undefined ? "custom" : field);
    if (type) formats.set(header, { type });
    else if (value.startsWith("custom:")) throw wants("map", `HEADER=custom:${customTypes.join("|")}`, pair);
    else if (field === undefined) customs.set(header, value);
  }
  return {
    // A header may be `__proto__`: only as an entry it becomes an own member.
    map: Object.fromEntries(map),
    ...(customs.size > 0 && { customs: Object.fromEntries(customs) }),
    ...(formats.size > 0 && { formats: Object.fromEntries(formats) }),
  };
}

/** `ROW:HEADER=VALUE`: the cell of that row and column is read as the value. The first `=` divides. */
export function readCorrections(given: string[] | undefined): ImportCorrection[] | undefined {
  return given?.map((text) => {
    const [, row, column, value] = /^(\d+):([^=]+)=(.*)$/s.exec(text) ?? [];
    if (row === undefined || column === undefined || value === undefined || Number(row) < 1)
      throw wants("correct", "ROW:HEADER=VALUE", text);
    return { row: Number(row), column, value };
  });
}

/** What becomes of open deals that the export does not have. */
export function readVanished(given: string | undefined): VanishedChoice | undefined {
  if (given === undefined || given === "keep" || given === "close") return given;
  throw wants("vanished", "keep or close", given, "keep 或 close");
}

const kindsOfNames = {
  person: "people",
  team: "teams",
  product: "products",
  account: "accounts",
  deal: "deals",
} as const;
type ChosenNames = Record<string, Record<string, string | null>>;

/**
 * `KIND:NAME=KNOWN`, where KNOWN is an id or a name (of a deal, its id); an empty one creates the name.
 */
export function readNames(given: string[] | undefined): ChosenNames {
  const chosen: ChosenNames = {};
  for (const text of given ?? []) {
    const [, kind = "", name = "", known = ""] =
      /^(person|team|product|account|deal):(.+)=([^=]*)$/s.exec(text) ?? [];
    if (name === "") throw wants("name", "person|team|product|account|deal:NAME=KNOWN", text);
    const list = kindsOfNames[kind as keyof typeof kindsOfNames];
    chosen[list] = { ...chosen[list], [name]: known === "" ? null : known };
  }
  return chosen;
}

/** `WORD=open|won|lost`: what a word of the state means; an empty one leaves it to the stage. The last `=` divides. */
export function readStates(given: string[] | undefined): ImportOptions["states"] {
  if (!given) return undefined;
  return Object.fromEntries(
    given.map((text) => {
      const [, word = "", kind = ""] = /^(.+)=([^=]*)$/s.exec(text) ?? [];
      const state = dealState.safeParse(kind).data ?? null;
      if (word === "" || (state === null && kind !== "")) throw wants("state", "WORD=open|won|lost", text);
      return [word, state];
    }),
  );
}

/** `CURRENCY=RATE` or `CURRENCY=RATE@DAY`: the worth of one unit in the base currency, from that day on. */
export function readRates(given: string[] | undefined): ImportOptions["rates"] {
  return given?.map((text) => {
    const [, currency, rate, from] = /^([^=]+)=([^@]+)(?:@(.+))?$/.exec(text) ?? [];
    const read = givenRate.safeParse({ currency, rate, from });
    if (!read.success)
      throw wants("rate", "CURRENCY=RATE or CURRENCY=RATE@DAY", text, "币种=汇率 或 币种=汇率@日期");
    return read.data;
  });
}

/** How the file is written, where the reader's guess is wrong. */
export function readStructure(values: Arguments["values"]): Partial<ImportOptions> {
  const { sheet, encoding, delimiter } = values;
  const number = (name: "header-row" | "header-rows") => {
    const text = values[name];
    if (text !== undefined && !/^[1-9]\d{0,6}$/.test(text)) throw wants(name, "a number", text, "数字");
    return text === undefined ? undefined : Number(text);
  };
  return {
    sheet,
    encoding,
    delimiter: delimiter === "tab" || delimiter === "\\t" ? "\t" : delimiter,
    headerRow: number("header-row"),
    headerRows: number("header-rows") as ImportOptions["headerRows"],
    leaveHidden: values["leave-hidden"],
    keepTotals: values["keep-totals"],
  };
}
