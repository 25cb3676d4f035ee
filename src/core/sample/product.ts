/** What a product of the sample is made of. */
import type { Pipeline } from "./pipeline.ts";
import type { Text } from "./text.ts";

export interface Product {
  code: string;
  name: Text;
  family: Text;
  unit: Text;
  listPrice: number;
  leadDays: number;
  pipeline: Pipeline["key"];
  /** How often it is a deal's first line, beside the pipeline's other products. */
  weight: number;
  /** Median quantity of a deal, the spread of its logarithm, and what quantities are rounded to. */
  quantity: [median: number, spread: number, step: number];
  /** Material codes and quantities for one unit. */
  materials?: Record<string, number>;
  /** Hours and weeks by delivery role for one unit. */
  effort?: Record<string, [hours: number, weeks: number]>;
}
