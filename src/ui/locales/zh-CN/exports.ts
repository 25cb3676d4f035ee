import type en from "../en/exports.ts";
import type { SameKeys } from "../types.ts";

const exports: SameKeys<typeof en> = {
  title: "导出",
};
export default exports;
