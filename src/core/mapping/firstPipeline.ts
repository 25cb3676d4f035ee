/** The pipeline that a file without one begins with, called in the language that it is made in. */
import { nameKey } from "./similar.ts";

export const firstPipelineName = { en: "Sales", "zh-CN": "销售流程" } as const;

/** In their order; the probability of winning in basis points. */
export const firstStages = [
  { name: { en: "Qualify", "zh-CN": "需求确认" }, kind: "open", probability: 1000 },
  { name: { en: "Propose", "zh-CN": "方案报价" }, kind: "open", probability: 4000 },
  { name: { en: "Negotiate", "zh-CN": "商务谈判" }, kind: "open", probability: 7000 },
  { name: { en: "Won", "zh-CN": "赢单" }, kind: "won", probability: 10_000 },
  { name: { en: "Lost", "zh-CN": "丢单" }, kind: "lost", probability: 0 },
] as const;

const others = new Map<string, string>(
  [firstPipelineName, ...firstStages.map(({ name }) => name)].flatMap((name) => [
    [nameKey(name.en), name["zh-CN"]] as const,
    [nameKey(name["zh-CN"]), name.en] as const,
  ]),
);

/**
 * What a name of the first pipeline or of its stages is in the other language: so an export in one language is known again
 * in a file that was begun in the other. Null for any other name.
 */
export const inOtherLanguage = (name: string): string | null => others.get(nameKey(name)) ?? null;
