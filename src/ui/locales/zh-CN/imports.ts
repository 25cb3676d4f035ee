import type en from "../en/imports.ts";
import type { SameKeys } from "../types.ts";

const imports: SameKeys<typeof en> = {
  title: "导入",
};
export default imports;
