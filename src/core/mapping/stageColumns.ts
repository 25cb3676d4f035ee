/** Columns of a list of deals that each say when a deal came into one stage, as HubSpot exports them. */

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
