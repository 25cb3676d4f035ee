/** What the sample company sells, in the order of the products' keys. Prices in yuan without tax. */
import type { Pipeline } from "./pipeline.ts";
import type { Product } from "./product.ts";
import { machines } from "./productsMachines.ts";
import { turnkeyAndServices } from "./productsTurnkey.ts";

export const products: readonly Product[] = [...machines, ...turnkeyAndServices];

/** What often goes along with a first line, by the first line's pipeline. */
export const companions: Record<Pipeline["key"], readonly string[]> = {
  product: ["CV-1", "CW-6", "S-TRN", "S-SPR", "CE-15", "LB-12"],
  solution: ["CV-1", "AG-5", "MES", "S-TRN", "VI-3", "S-MNT"],
  service: ["S-SPR", "S-TRN", "S-MON"],
};
