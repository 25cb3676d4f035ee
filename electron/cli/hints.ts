/** Where a sentence speaks of choosing, how it is done here. By the error's code. */
import type { Locale } from "../../src/contract/envelope.ts";
import { undoRefusals } from "../../src/contract/undoing.ts";

const map = {
  en: "Here: --map HEADER=FIELD, --header-row N.",
  "zh-CN": "在命令行中：--map HEADER=FIELD、--header-row N。",
};

const anyway = {
  en: 'To undo it all the same: "anyway": true.',
  "zh-CN": '仍要撤销：加上 "anyway": true。',
};

export const hints: Readonly<Record<string, Record<Locale, string>>> = {
  columnsUnknown: map,
  nameColumnMissing: map,
  ...Object.fromEntries(undoRefusals.map((code) => [code, anyway])),
};
