import type en from "../en/deals.ts";
import type { SameKeys } from "../types.ts";

const deals: SameKeys<typeof en> = {
  title: "商机",
};
export default deals;
