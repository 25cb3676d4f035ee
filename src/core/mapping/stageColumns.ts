/** Columns of a list of deals that each say when a deal came into one stage, as HubSpot exports them. */
import { nameKey } from "./similar.ts";

export interface EnteredStage {
  stage: string;
  /** Null: the header names none. */
  pipeline: string | null;
}

/** `Date entered "Proposal (Sales pipeline)"`, `hs_v2_date_entered_closedwon`, `进入“报价”的日期`. */
const PATTERNS = [
  /^(?:property_)?hs_(?:v2_)?date_entered_(.+)$/i,
  /^date\s+entered\s+["“”'‘’「]?(.+?)["“”'‘’」]?$/i,
  /^(?:进入)\s*["“”'‘’「『](.+?)["“”'‘’」』]\s*(?:阶段)?的?(?:日期|时间)$/,
];

/** Not a stage's name: the column says when the deal came into whatever stage it is in. */
const PRESENT = /^(?:current|this|deal|the)?[ _]*(?:stage|deal)$|^(?:当前|此|本)?阶段$/i;

/**
 * What the headers of one file mean together. Brackets name a pipeline where more than one header has them, the file names
 * the stage without them, or a pipeline is known by them; else they belong to the stage's own name.
 * @param stages nameKeys of the file's stages
 */
export function settleEntered<T extends EnteredStage>(
  columns: readonly T[],
  stages: ReadonlySet<string>,
  isPipeline: (name: string) => boolean,
): T[] {
  const shared = Map.groupBy(columns, ({ pipeline }) => pipeline);
  return columns.map((column) => {
    const { stage, pipeline } = column;
    if (pipeline === null) return column;
    const whole = `${stage} (${pipeline})`;
    const own = stages.has(nameKey(whole));
    const said =
      (shared.get(pipeline)?.length ?? 0) > 1 || stages.has(nameKey(stage)) || isPipeline(pipeline);
    return !own && said ? column : { ...column, stage: whole, pipeline: null };
  });
}

/** Which pipeline a stage of the file is in by its headers: the only one that has it, or the only one of all. */
export function likelyPipeline(columns: readonly EnteredStage[]): (stage: string) => string | null {
  const told = columns.filter(({ pipeline }) => pipeline !== null);
  const only = (list: readonly EnteredStage[]): string | null => {
    const [first = null, ...others] = new Set(list.map(({ pipeline }) => pipeline));
    return others.length === 0 ? first : null;
  };
  const ofAll = only(told);
  const byStage = Map.groupBy(told, ({ stage }) => nameKey(stage));
  return (stage) => only(byStage.get(nameKey(stage)) ?? []) ?? ofAll;
}

/** @returns the stage whose day of entry the column holds, null for any other column */
export function enteredStageOf(header: string): EnteredStage | null {
  const plain = header
    .normalize("NFKC")
    .trim()
    .replace(/^deal\s*[-:]\s*/i, "");
  for (const pattern of PATTERNS) {
    const stage = pattern.exec(plain)?.[1]?.trim();
    if (stage === undefined || stage === "" || PRESENT.test(stage)) continue;
    const inPipeline = /^(.+?)\s*\(([^()]+)\)$/.exec(stage);
    return inPipeline
      ? { stage: (inPipeline[1] as string).trim(), pipeline: (inPipeline[2] as string).trim() }
      : { stage, pipeline: null };
  }
  return null;
}

/** `Days in Proposal`, `Cumulative time in "Proposal (Sales pipeline)"`, “报价”停留天数: how long a deal was in one stage. */
const STAYED =
  /^(?:(?:cumulative|latest|total|average)\s+)?(?:days|time|hours)\s+in\s+\S|^(?:property_)?hs_(?:v2_)?(?:cumulative_|latest_)?time_in_|停留(?:天数|时间|时长)$/i;

/** Whether a column of a list of deals tells how long each was in a stage that its header names. */
export function tellsStay(header: string): boolean {
  const plain = header
    .normalize("NFKC")
    .trim()
    .replace(/^(?:deal|opportunity)\s*[-:]\s*/i, "");
  return (
    STAYED.test(plain) &&
    !/\bin (?:current )?stage$/i.test(plain) &&
    !/^(?:当前|此|本)?(?:阶段)?停留/.test(plain)
  );
}
