/**
 * What is true of the sample company, as data: the generator reads its effects from here, and tests ask whether a
 * measure finds each of them, and finds nothing on people who are not named here.
 */
import type { Pipeline } from "./pipeline.ts";

export type PlantedTruth =
  /** Time in that stage is multiplied. */
  | { kind: "stall"; person: string; pipeline: Pipeline["key"]; stage: string; factor: number }
  /** Brings in so many deals beside a usual rep's. */
  | { kind: "thinPipeline"; person: string; factor: number }
  /** Gives away so much of the list price more than others, as a share. */
  | { kind: "discount"; person: string; extra: number }
  /** Share of deals with one known contact only (others: {@link SINGLE_CONTACT_SHARE}). Such deals are won less often. */
  | { kind: "singleContact"; person: string; share: number }
  /** Own win probabilities are off by so much on the logit scale: above 0 too high. */
  | { kind: "optimism"; person: string; logit: number }
  /** Chance to pass each stage is shifted on the logit scale. */
  | { kind: "winRate"; person: string; logit: number }
  /** Time in every stage is multiplied. */
  | { kind: "cycle"; person: string; factor: number }
  /** Expected close days are set at so much of the time that is really to be expected, and so are pushed again and again. */
  | { kind: "slip"; person: string; factor: number }
  /** Chance to pass each stage is shifted on the logit scale for deals from that source. */
  | { kind: "source"; source: string; logit: number };

export const SINGLE_CONTACT_SHARE = 0.22;
/** What one contact only does to the chance to pass each stage, on the logit scale. */
export const SINGLE_CONTACT_LOGIT = -0.3;

export const plantedTruths: readonly PlantedTruth[] = [
  { kind: "stall", person: "zhaoLei", pipeline: "solution", stage: "design", factor: 2.8 },
  { kind: "stall", person: "guMing", pipeline: "product", stage: "negotiation", factor: 2.6 },
  { kind: "stall", person: "mariaFernandes", pipeline: "product", stage: "technical", factor: 2.5 },
  { kind: "thinPipeline", person: "heJianhua", factor: 0.45 },
  { kind: "discount", person: "wuHao", extra: 0.1 },
  { kind: "singleContact", person: "guoPeng", share: 0.72 },
  { kind: "optimism", person: "liangYi", logit: 1.2 },
  { kind: "optimism", person: "maXiaoyan", logit: -1.1 },
  { kind: "winRate", person: "sunJing", logit: 0.45 },
  { kind: "winRate", person: "xieFang", logit: -0.5 },
  { kind: "cycle", person: "thomasBrandt", factor: 1.5 },
  { kind: "cycle", person: "danielOkafor", factor: 0.7 },
  { kind: "slip", person: "dengKai", factor: 0.45 },
  { kind: "source", source: "referral", logit: 0.32 },
  { kind: "source", source: "coldCall", logit: -0.35 },
];

type OfKind<K extends PlantedTruth["kind"]> = Extract<PlantedTruth, { kind: K }>;

export function truthsOf<K extends PlantedTruth["kind"]>(kind: K): OfKind<K>[] {
  return plantedTruths.filter((truth): truth is OfKind<K> => truth.kind === kind);
}

/** The effects on one person's deals, gathered once a company. */
export interface Effects {
  deals: number;
  discount: number;
  singleContact: number;
  optimism: number;
  winLogit: number;
  slip: number;
  /** Factor on the time in a stage. */
  time: (pipeline: Pipeline["key"], stage: string) => number;
}

export function effectsOn(person: string): Effects {
  const of = <K extends Exclude<PlantedTruth["kind"], "source">>(kind: K): OfKind<K> | undefined =>
    truthsOf(kind).find((truth) => "person" in truth && truth.person === person);
  const cycle = of("cycle")?.factor ?? 1;
  const stalls = truthsOf("stall").filter((truth) => truth.person === person);
  return {
    deals: of("thinPipeline")?.factor ?? 1,
    discount: of("discount")?.extra ?? 0,
    singleContact: of("singleContact")?.share ?? SINGLE_CONTACT_SHARE,
    optimism: of("optimism")?.logit ?? 0,
    winLogit: of("winRate")?.logit ?? 0,
    slip: of("slip")?.factor ?? 1,
    time: (pipeline, stage) =>
      cycle * (stalls.find((truth) => truth.pipeline === pipeline && truth.stage === stage)?.factor ?? 1),
  };
}
