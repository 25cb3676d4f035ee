/** What an import did, as the terminal shows it: counts in the asked language, the findings of a dry run, rejected rows. */
import { basename, extname } from "node:path";
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import type { Locale } from "../../src/contract/envelope.ts";
import type { PreviewKind, PreviewPage } from "../../src/contract/importPreview.ts";
import {
  alikeKinds,
  type ImportResult,
  type ImportSource,
  type MadeKind,
  madeKinds,
} from "../../src/contract/importing.ts";
import type { Engine } from "../engine/engine.ts";
import { countOf } from "./countOf.ts";
import { rememberedLines } from "./remembered.ts";

export interface Asked {
  engine: Engine;
  job: string;
  locale: Locale;
  today: string | undefined;
}

/** Of each kind so many are printed; `total` tells how many there are. */
const PRINTED = 1000;

/** Unchanged ones are counted alone. */
const printed: readonly PreviewKind[] = ["added", "changed", "vanished"];

async function call<M extends CallName>({ engine, locale, today }: Asked, method: M, input: CallInput<M>) {
  return (await engine.call(method, input, { locale, today })) as CallOutput<M>;
}

/** What a dry run found, deal by deal. */
export async function previewPages(
  asked: Asked,
): Promise<{ deals: Partial<Record<PreviewKind, PreviewPage>> }> {
  const deals: Partial<Record<PreviewKind, PreviewPage>> = {};
  for (const kind of printed)
    deals[kind] = await call(asked, "import.preview", { job: asked.job, kind, limit: PRINTED });
  return { deals };
}

export interface Written {
  path: string;
  rows: number;
  /** Rejected as well, and not in the file. */
  left: number;
}

/** One file for each that had rejected rows; from the second on, its name is added. */
export async function saveRejected(
  asked: Asked,
  sources: readonly { path: string; options?: unknown }[],
  { files }: ImportResult,
  to: string,
): Promise<Written[]> {
  const written: Written[] = [];
  for (const source of sources) {
    const file = basename(source.path);
    if (!files.some((each) => each.file === file && each.rejected > 0)) continue;
    const ending = extname(to);
    const own = basename(file, extname(file));
    const path = written.length === 0 ? to : `${to.slice(0, to.length - ending.length)} ${own}${ending}`;
    const input = { job: asked.job, source: source as ImportSource, path };
    const { job } = await call(asked, "import.rejected", input);
    written.push((await asked.engine.jobs.resultOf(job)) as Written);
  }
  return written;
}

/** Headers and names that are printed of a list; JSON has them all. */
const SHOWN = 20;
const first = <T>(list: readonly T[]): T[] => list.slice(0, SHOWN);
const listed = (list: readonly string[], between: string, more: string): string =>
  `${first(list).join(between)}${list.length > SHOWN ? more : ""}`;

interface Words {
  counts(result: ImportResult): string;
  vanished(found: number, closed: number): string;
  noted(exports: number, dryRun: boolean): string;
  made(kind: MadeKind, names: ImportResult["made"][MadeKind]): string;
  alike(kind: AlikeKind, pairs: readonly { name: string; into: string }[]): string;
  leftOut(file: string, headers: readonly string[]): string;
  otherSheets(file: string, sheet: string, others: readonly string[]): string;
  file(file: ImportResult["files"][number]): string;
  rejected: string;
  warning: string;
  more(count: number): string;
  written(written: Written): string;
}

type AlikeKind = ImportResult["alike"]["list"][number]["kind"];

type AsOfFrom = ImportResult["files"][number]["asOfFrom"];

const howEn: Record<AsOfFrom, string> = {
  given: "as told",
  stated: "as the file says",
  fileName: "from its name",
  changed: "the newest change in it",
  imported: "as when it was imported before",
  content: "the newest day in it",
  modified: "when it was saved",
  today: "today",
  others: "as the other files",
};

const howZh: Record<AsOfFrom, string> = {
  given: "按指定",
  stated: "文件中写明",
  fileName: "取自文件名",
  changed: "文件中最新的修改日期",
  imported: "与上次导入时相同",
  content: "文件中最新的日期",
  modified: "文件保存日期",
  today: "今天",
  others: "与其他文件相同",
};

const words: Record<Locale, Words> = {
  en: {
    counts: ({ rows, added, changed, past, unchanged, rejected }) =>
      `${countOf(rows, "row")}: ${added} added, ${changed} changed${past > 0 ? ` (${past} only in the past)` : ""}, ${unchanged} unchanged, ${rejected} rejected`,
    vanished: (found, closed) =>
      `${countOf(found, "open deal")} ${found === 1 ? "is" : "are"} not in the export: ${closed} closed as lost, ${found - closed} kept open`,
    noted: (exports, dryRun) =>
      `nothing ${dryRun ? "would change" : "changed"}; ${exports === 1 ? "this export" : `these ${exports} exports`} ${dryRun ? "would be" : exports === 1 ? "is" : "are"} noted as seen, so that the changes of an older one that comes later go into the past`,
    made: (kind, { total, names }) =>
      `new ${kind} (${total}): ${names.join(", ")}${total > names.length ? ", …" : ""}`,
    alike: (kind, pairs) =>
      `${kind} taken for one that is only written differently: ${pairs.map(({ name, into }) => `${name} = ${into}`).join("; ")} (to keep one apart: --name ${kind === "accounts" ? "account" : "product"}:NAME=)`,
    leftOut: (file, headers) =>
      `${file}: ${countOf(headers.length, "column")} left out: ${listed(headers, ", ", ", …")} (to take one: --map HEADER=FIELD, or =custom to keep it as it is)`,
    otherSheets: (file, sheet, others) =>
      `${file}: only the sheet ${sheet} was read, not ${listed(others, ", ", ", …")} (to read another: --sheet NAME)`,
    file: ({ file, asOf, asOfFrom, profile }) =>
      `${file}: as of ${asOf} (${howEn[asOfFrom]})${profile === null ? "" : `, by the profile ${profile}`}`,
    rejected: "rejected: ",
    warning: "warning: ",
    more: (count) => `… and ${count} more`,
    written: ({ rows, left, path }) =>
      `${countOf(rows, "rejected row")} written to ${basename(path)}${left > 0 ? `; ${left} more ${left === 1 ? "is" : "are"} not in it` : ""}`,
  },
  "zh-CN": {
    counts: ({ rows, added, changed, past, unchanged, rejected }) =>
      `共 ${rows} 行：新增 ${added}，变更 ${changed}${past > 0 ? `（其中 ${past} 个只改历史）` : ""}，未变 ${unchanged}，拒绝 ${rejected}`,
    vanished: (found, closed) =>
      `有 ${found} 个进行中的商机不在导出文件中：按丢单关闭 ${closed} 个，保留 ${found - closed} 个`,
    noted: (exports, dryRun) =>
      `没有变化；${dryRun ? "正式导入时会记下" : "已记下"}${exports === 1 ? "这份" : `这 ${exports} 份`}导出，以后若再导入更早的导出，其变更会记入历史`,
    made: (kind, { total, names }) =>
      `新增${{ pipelines: "销售流程", stages: "阶段", people: "人员", teams: "团队", products: "产品", accounts: "客户" }[kind]}（${total}）：${names.join("、")}${total > names.length ? " 等" : ""}`,
    alike: (kind, pairs) =>
      `写法不同而视为同一${kind === "accounts" ? "客户" : "产品"}：${pairs.map(({ name, into }) => `${name} = ${into}`).join("；")}（如需分开：--name ${kind === "accounts" ? "account" : "product"}:名称=）`,
    leftOut: (file, headers) =>
      `${file}：未导入 ${headers.length} 列：${listed(headers, "、", " 等")}（如需导入：--map 列名=字段，或 =custom 原样保留）`,
    otherSheets: (file, sheet, others) =>
      `${file}：只读取了工作表“${sheet}”，未读取 ${listed(others, "、", " 等")}（如需读取：--sheet 名称）`,
    file: ({ file, asOf, asOfFrom, profile }) =>
      `${file}：数据截至 ${asOf}（${howZh[asOfFrom]}）${profile === null ? "" : `，按方案“${profile}”读取`}`,
    rejected: "拒绝：",
    warning: "提醒：",
    more: (count) => `……另有 ${count} 条`,
    written: ({ rows, left, path }) =>
      `已将 ${rows} 个被拒绝的行写入 ${basename(path)}${left > 0 ? `，另有 ${left} 行未写入` : ""}`,
  },
};

export function importReport(result: ImportResult, written: readonly Written[], locale: Locale): string {
  const say = words[locale];
  const { alike, made, vanished, closed, issues, issueCount, noted, preview } = result;
  return [
    say.counts(result),
    ...(noted > 0 ? [say.noted(noted, preview !== null)] : []),
    ...madeKinds.flatMap((kind) => (made[kind].total > 0 ? [say.made(kind, made[kind])] : [])),
    ...alikeKinds.flatMap((kind) => {
      const pairs = alike.list.filter((each) => each.kind === kind);
      return pairs.length > 0 ? [say.alike(kind, first(pairs))] : [];
    }),
    ...(vanished > 0 ? [say.vanished(vanished, closed)] : []),
    ...issues.map(({ severity, reason }) => `${say[severity]}${reason}`),
    ...(issueCount > issues.length ? [say.more(issueCount - issues.length)] : []),
    ...written.map((each) => say.written(each)),
    ...result.files.flatMap((each) => [
      say.file(each),
      ...(each.sheet !== null && each.otherSheets.length > 0
        ? [say.otherSheets(each.file, each.sheet, each.otherSheets)]
        : []),
      ...(each.leftOut.length > 0 ? [say.leftOut(each.file, each.leftOut)] : []),
    ]),
    ...result.files.flatMap(({ remembered }) =>
      remembered ? rememberedLines(remembered, preview !== null, locale) : [],
    ),
  ]
    .map((line) => `${line}\n`)
    .join("");
}
