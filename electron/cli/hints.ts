/** Where a sentence speaks of choosing, how it is done here. By the error's code. */
import type { Locale } from "../../src/contract/envelope.ts";

const map = {
  en: "Here: --map HEADER=FIELD, --header-row N.",
  "zh-CN": "在命令行中：--map HEADER=FIELD、--header-row N。",
};

export const hints: Readonly<Record<string, Record<Locale, string>>> = {
  columnsUnknown: map,
  nameColumnMissing: map,
};
