/** What `--remember` kept of an import's options, and what it did not, in the words of the command line. */
import type { Locale } from "../../src/contract/envelope.ts";
import type { ImportOptions, ImportResult } from "../../src/contract/importing.ts";

type Remembered = NonNullable<ImportResult["files"][number]["remembered"]>;

const flags = {
  table: "--table",
  sheet: "--sheet",
  headerRow: "--header-row",
  headerRows: "--header-rows",
  leaveHidden: "--leave-hidden",
  keepTotals: "--keep-totals",
  encoding: "--encoding",
  delimiter: "--delimiter",
  map: "--map",
  customs: "--map",
  formats: "--map",
  writing: "how days and numbers are written",
  stages: "stages",
  states: "--state",
  people: "--name person",
  teams: "--name team",
  products: "--name product",
  accounts: "--name account",
  key: "--key",
  rates: "--rate",
  deals: "--name deal",
  asOf: "--as-of",
  sourceSystem: "source system",
  profile: "--profile",
  corrections: "--correct",
  vanished: "--vanished",
  vanishedDeals: "--vanished",
} as const satisfies Record<keyof ImportOptions, string>;

const flagsOf = (options: readonly string[]): string =>
  [...new Set(options.map((option) => flags[option as keyof ImportOptions]))].join(", ");

export function rememberedLines({ name, kept, left }: Remembered, dryRun: boolean, locale: Locale): string[] {
  const zh = locale === "zh-CN";
  const none = kept.length === 0;
  const first = zh
    ? `${dryRun ? "正式导入时会存为" : "已存为"}方案“${name}”：以后列相同的导出会自动${none ? "采用它，其中没有任何选项" : `按其选项读取（${flagsOf(kept)}）`}`
    : `${dryRun ? "would be kept" : "kept"} as the profile ${name}: the next export with these columns is read by it, ${none ? "with no options" : `with ${flagsOf(kept)}`}`;
  if (left.length === 0) return [first];
  return [
    first,
    zh
      ? `方案中不含 ${flagsOf(left)}：只对这一次有效，下次需要时请再写上`
      : `not in the profile: ${flagsOf(left)}, as true of this export alone; give it again next time if it is meant`,
  ];
}
