import type en from "../en/deal.ts";
import type { SameKeys } from "../types.ts";

const deal: SameKeys<typeof en> = {
  title: "商机",
};
export default deal;
