/**
 * The subjects whose rows are kept by history: table, the columns that a fact may set, and the order in
 * which rows may be made (a row only points to rows of subjects before its own, or of its own).
 * A code is stored in the file and never changes its meaning.
 */

export interface Subject {
  code: number;
  table: string;
  columns: readonly string[];
}

const subject = (code: number, table: string, columns: string): Subject => ({
  code,
  table,
  columns: columns.split(" "),
});

export const subjects = {
  team: subject(3, "team", "name parent_id source_system source_id"),
  person: subject(
    2,
    "person",
    "name search_key email role team_id manager_id active_from_on active_to_on source_system source_id",
  ),
  account: subject(
    4,
    "account",
    "name search_key parent_id industry country employees revenue_minor founded_year source_system source_id",
  ),
  contact: subject(5, "contact", "account_id name title email phone source_system source_id"),
  product: subject(
    6,
    "product",
    "name search_key code family unit list_price_minor lead_time_days source_system source_id",
  ),
  pipeline: subject(7, "pipeline", "name name_zh position source_id"),
  stage: subject(
    8,
    "stage",
    "pipeline_id name name_zh position kind probability_bp expected_days definition definition_zh source_id",
  ),
  stageCriterion: subject(
    9,
    "stage_criterion",
    "stage_id position text text_zh evidence evidence_zh required",
  ),
  stageGuide: subject(10, "stage_guide", "stage_id parent_id kind position text text_zh"),
  customField: subject(16, "custom_field", "name type source_header removed"),
  deal: subject(
    1,
    "deal",
    "name account_id pipeline_id stage_id owner_id lines amount_minor currency currency_amount_minor created_on expected_on " +
      "closed_on category rep_probability_bp manager_probability_bp source loss_reason next_step next_step_on note " +
      "source_system source_id",
  ),
  dealContact: subject(11, "deal_contact", "deal_id contact_id role stance met_on"),
  criterionEvidence: subject(12, "criterion_evidence", "deal_id criterion_id met met_on evidence person_id"),
  activity: subject(
    13,
    "activity",
    "deal_id account_id contact_id person_id kind on_day done text source_system source_id",
  ),
  // A rate that was removed is null: so a later one of the same day is told of the same row.
  rate: subject(17, "currency_rate", "currency from_on rate_e8"),
  // At most one row: the base currency as an import's amounts told it.
  ownBase: subject(18, "own_base", "currency"),
  target: subject(14, "target", "team_id person_id product_id period amount_minor quantity_milli"),
  forecastCall: subject(15, "forecast_call", "person_id kind period on_day category amount_minor note"),
  review: subject(20, "review", "kind person_id opened_on closed_on text"),
  reviewDecision: subject(
    21,
    "review_decision",
    "review_id deal_id account_id to_person_id decision stage_id due_on done_on state text note deals measured",
  ),
  goal: subject(22, "goal", "person_id kind stage_id text from_on to_on target state note"),
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;

/** In the order in which rows may be made; the reverse is the order in which they may be removed. */
export const subjectNames = Object.keys(subjects) as SubjectName[];

export const subjectByCode: ReadonlyMap<number, SubjectName> = new Map(
  subjectNames.map((name) => [subjects[name].code, name]),
);
