import type en from "../en/funnel.ts";
import type { SameKeys } from "../types.ts";

const funnel: SameKeys<typeof en> = {
  title: "漏斗",
};
export default funnel;
