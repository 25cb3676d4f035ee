import type en from "../en/settings.ts";
import type { SameKeys } from "../types.ts";

const settings: SameKeys<typeof en> = {
  title: "设置",
};
export default settings;
