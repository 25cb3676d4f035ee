/**
 * The first schema: every subject of the file.
 *
 * Conventions
 * - Each table has an integer key, used for joins and stored in history. At the contract's edge it is a text id made of
 *   a prefix and the key (`d12`, `p3`: `core/domain/ids.ts`). AUTOINCREMENT keeps a key from ever being used again, so
 *   a text id stays the same deal for as long as the file lives.
 * - `…_minor` is integer minor units (base currency unless the row has its own `currency`), `…_milli` thousandths,
 *   `…_bp` hundredths of a percent (0-10000), `…_on` an ISO day, `…_at` UTC milliseconds.
 * - `history` is the truth. The rows of the subjects listed in `writes/subjects.ts` are what active history says now,
 *   kept beside it for speed; `deal_line` and `stage_interval` are derived from deals in the same way. `funnel check`
 *   rebuilds and compares.
 * - A name in two languages has a `_zh` beside it, null where the name is the user's own.
 */
export const foundation = {
  version: 1,
  name: "foundation",
  sql: `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- How much one unit of the currency is worth in the base currency from that day on, times 1e8.
CREATE TABLE currency_rate (
  -- By currency and day: core/domain/rates.ts.
  id INTEGER PRIMARY KEY,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  from_on TEXT NOT NULL,
  -- Null: removed.
  rate_e8 INTEGER CHECK (rate_e8 > 0)
);
CREATE UNIQUE INDEX currency_rate_from ON currency_rate (currency, from_on);
-- The base currency as the first import of money told it; one that was chosen (setting) goes before.
CREATE TABLE own_base (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  currency TEXT NOT NULL CHECK (length(currency) = 3)
);

-- History: what changed, true since when (effective_on), learnt when (recorded_at of its change set).
CREATE TABLE change_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('edit','paste','fill','clear','add','delete','import','merge','fields','targets','review','goals','calls','undo','redo','sample','setup')),
  recorded_at INTEGER NOT NULL,
  effective_on TEXT NOT NULL,
  author TEXT,
  note TEXT,
  -- The change set that an undo or redo acts on.
  target_id INTEGER REFERENCES change_set(id),
  -- 0 while undone: its facts don't count, but stay.
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  changes INTEGER NOT NULL DEFAULT 0,
  deals INTEGER NOT NULL DEFAULT 0
);

-- Append-only: no row is ever altered or removed. value is a number, a text or null, by field; 'created' holds the
-- first values as JSON, 'deleted' holds 1 (of a merged account the key of the
-- one that it went into), 'lines' a JSON list. subject is a code of core/domain/subjects.ts.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL REFERENCES change_set(id),
  subject INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  value,
  effective_on TEXT NOT NULL
);
CREATE INDEX history_of_entity ON history (subject, entity_id);
CREATE INDEX history_of_change_set ON history (change_set_id);
-- Who made a change in the system that it was imported from, where the file tells it; plain facts cost nothing.
CREATE TABLE author (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE history_author (
  history_id INTEGER PRIMARY KEY REFERENCES history(id),
  author_id INTEGER NOT NULL REFERENCES author(id)
);
-- What owners stated of their deals, which measures read for all deals at once.
CREATE INDEX history_of_chance ON history (entity_id, effective_on) WHERE field = 'rep_probability_bp';
CREATE VIEW history_entry AS
  SELECT h.id, h.change_set_id, h.subject, h.entity_id, h.field, h.value, h.effective_on, c.recorded_at, c.active, c.kind, c.author
  FROM history h JOIN change_set c ON c.id = h.change_set_id;
CREATE TRIGGER history_is_append_only_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_append_only_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- One that told nothing new, of exports that were noted as seen, left no change set of its key.
CREATE TABLE import_log (
  change_set_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL,
  source_system TEXT NOT NULL,
  as_of_on TEXT NOT NULL,
  -- Name of the profile by which it was read, or which was made of it, as it then was.
  profile TEXT,
  options TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, position)
) WITHOUT ROWID;

-- Exports of deals, as they came: on that day the deals that they held were as the workbook then had them. One that told
-- nothing new left no change set of its key; that key only places it among the others.
CREATE TABLE export_seen (
  id INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  source_system TEXT NOT NULL,
  -- Its columns, as a fingerprint.
  headers TEXT NOT NULL,
  as_of_on TEXT NOT NULL
);
-- Keys of the deals in an export, as spans without gaps.
CREATE TABLE export_held (
  export_id INTEGER NOT NULL REFERENCES export_seen(id) ON DELETE CASCADE,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  PRIMARY KEY (export_id, first_id)
) WITHOUT ROWID;

CREATE TABLE import_profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  options TEXT NOT NULL,
  used_at INTEGER
);
-- What files with these headers (a fingerprint) were last written like: their order of day and month, their decimal mark.
CREATE TABLE import_writing (
  headers TEXT PRIMARY KEY,
  writing TEXT NOT NULL,
  learnt_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX import_profile_fingerprint ON import_profile (fingerprint);

-- People.
CREATE TABLE team (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES team(id),
  source_system TEXT,
  source_id TEXT
);
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- Name, pinyin and its initials, in lower case, for quick search.
  search_key TEXT NOT NULL DEFAULT '',
  email TEXT,
  role TEXT NOT NULL DEFAULT 'rep' CHECK (role IN ('rep', 'manager')),
  team_id INTEGER REFERENCES team(id),
  manager_id INTEGER REFERENCES person(id),
  active_from_on TEXT,
  active_to_on TEXT,
  source_system TEXT,
  source_id TEXT
);
CREATE INDEX person_team ON person (team_id);

-- Accounts and their people.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  search_key TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES account(id),
  industry TEXT,
  country TEXT,
  employees INTEGER,
  revenue_minor INTEGER,
  founded_year INTEGER,
  source_system TEXT,
  source_id TEXT
);
CREATE INDEX account_parent ON account (parent_id);
CREATE INDEX account_name ON account (name COLLATE NOCASE);
CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER REFERENCES account(id),
  name TEXT NOT NULL,
  title TEXT,
  email TEXT,
  phone TEXT,
  source_system TEXT,
  source_id TEXT
);
CREATE INDEX contact_account ON contact (account_id);

-- What is sold.
CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  search_key TEXT NOT NULL DEFAULT '',
  code TEXT,
  family TEXT,
  unit TEXT,
  list_price_minor INTEGER,
  lead_time_days INTEGER,
  source_system TEXT,
  source_id TEXT
);
CREATE TABLE material (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  unit TEXT,
  lead_time_days INTEGER,
  stock_milli INTEGER
);
CREATE TABLE product_material (
  product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
  material_id INTEGER NOT NULL REFERENCES material(id),
  quantity_milli INTEGER NOT NULL,
  PRIMARY KEY (product_id, material_id)
) WITHOUT ROWID;
CREATE TABLE delivery_role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_zh TEXT
);
CREATE TABLE product_effort (
  product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
  role_id INTEGER NOT NULL REFERENCES delivery_role(id),
  -- Hours per unit, in thousandths; spread over so many weeks from the start.
  hours_milli INTEGER NOT NULL,
  weeks INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (product_id, role_id)
) WITHOUT ROWID;
CREATE TABLE capacity (
  role_id INTEGER NOT NULL REFERENCES delivery_role(id),
  month TEXT NOT NULL,
  hours_milli INTEGER NOT NULL,
  PRIMARY KEY (role_id, month)
) WITHOUT ROWID;

-- The method: pipelines, stages, what each asks for.
CREATE TABLE pipeline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_zh TEXT,
  position INTEGER NOT NULL,
  -- What the source system calls it in its exports, where that is no name.
  source_id TEXT
);
CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pipeline_id INTEGER NOT NULL REFERENCES pipeline(id),
  name TEXT NOT NULL,
  name_zh TEXT,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('lead', 'open', 'won', 'lost')),
  probability_bp INTEGER CHECK (probability_bp BETWEEN 0 AND 10000),
  expected_days INTEGER,
  definition TEXT,
  definition_zh TEXT,
  source_id TEXT
);
CREATE INDEX stage_pipeline ON stage (pipeline_id, position);
CREATE TABLE stage_criterion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  text_zh TEXT,
  evidence TEXT,
  evidence_zh TEXT,
  required INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX stage_criterion_stage ON stage_criterion (stage_id, position);
-- Steps, and under a step its skills, tools and checks.
CREATE TABLE stage_guide (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  parent_id INTEGER REFERENCES stage_guide(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('step', 'skill', 'tool', 'check')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  text_zh TEXT
);
CREATE INDEX stage_guide_stage ON stage_guide (stage_id, position);

-- Deals. state and the amounts in base currency follow from stage, currency and rates; kept for speed. What a column may hold
-- is told by OR: for IN, SQLite makes a list anew for each row, which took more than half of the time of inserting it.
CREATE TABLE deal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  account_id INTEGER REFERENCES account(id),
  pipeline_id INTEGER NOT NULL REFERENCES pipeline(id),
  stage_id INTEGER NOT NULL REFERENCES stage(id),
  -- 0 open, 1 won, 2 lost: the stage's kind.
  state INTEGER NOT NULL CHECK (state = 0 OR state = 1 OR state = 2),
  owner_id INTEGER REFERENCES person(id),
  -- First line's product and quantity; how many lines there are. That line holds the product: no second reference to it, and
  -- no second index, need be kept.
  product_id INTEGER,
  quantity_milli INTEGER,
  line_count INTEGER NOT NULL DEFAULT 0,
  amount_minor INTEGER,
  -- Null: the base currency, and currency_amount_minor is null too.
  currency TEXT CHECK (length(currency) = 3),
  currency_amount_minor INTEGER,
  created_on TEXT,
  expected_on TEXT,
  closed_on TEXT,
  stage_entered_on TEXT,
  category TEXT CHECK (category = 'pipeline' OR category = 'closed' OR category = 'omitted' OR category = 'bestCase'
    OR category = 'commit'),
  rep_probability_bp INTEGER CHECK (rep_probability_bp BETWEEN 0 AND 10000),
  manager_probability_bp INTEGER CHECK (manager_probability_bp BETWEEN 0 AND 10000),
  source TEXT,
  loss_reason TEXT,
  next_step TEXT,
  next_step_on TEXT,
  note TEXT,
  -- Custom fields: JSON object by the ids of core/domain/customFields.ts, null where none is set.
  custom TEXT,
  source_system TEXT,
  source_id TEXT
);
CREATE INDEX deal_source ON deal (source_id, source_system);
CREATE INDEX deal_owner ON deal (owner_id, state);
CREATE INDEX deal_account ON deal (account_id);
-- Covers the funnel by stage: counts and sums never touch the table.
CREATE INDEX deal_stage ON deal (stage_id, state, amount_minor);

CREATE TABLE deal_line (
  deal_id INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product(id),
  quantity_milli INTEGER NOT NULL,
  unit_price_minor INTEGER,
  -- The deal's amount shared over its lines, exact to the minor unit.
  amount_minor INTEGER,
  delivery_on TEXT,
  PRIMARY KEY (deal_id, position)
) WITHOUT ROWID;
CREATE INDEX deal_line_product ON deal_line (product_id, deal_id);

-- A deal's past cut wherever stage, owner, amount or expected day changed. left_on '9999-12-31' while it lasts.
-- stage_id null: an open stage that the source did not tell. Intervals of length 0 keep a stage passed within a day.
CREATE TABLE stage_interval (
  deal_id INTEGER NOT NULL REFERENCES deal(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage_id INTEGER,
  owner_id INTEGER,
  amount_minor INTEGER,
  expected_on TEXT,
  entered_on TEXT NOT NULL,
  left_on TEXT NOT NULL,
  PRIMARY KEY (deal_id, position)
) WITHOUT ROWID;

-- The deal_id of the next tables is no foreign key: while a deal is deleted or its import undone they wait for it.
CREATE TABLE deal_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  deal_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact(id),
  role TEXT CHECK (role IN ('champion', 'economicBuyer', 'decider', 'technicalBuyer', 'user', 'influencer', 'blocker')),
  stance TEXT CHECK (stance IN ('unknown', 'against', 'neutral', 'for')),
  met_on TEXT
);
CREATE INDEX deal_contact_deal ON deal_contact (deal_id);
CREATE INDEX deal_contact_contact ON deal_contact (contact_id);
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- Never changes: it is part of the field's id in history and in deal.custom.
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'day')),
  -- Of the column that it was made from: a column of that header feeds it, whatever it is called now.
  source_header TEXT,
  -- 1: out of sight, its values stay.
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
);
CREATE TABLE criterion_evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  deal_id INTEGER NOT NULL,
  criterion_id INTEGER NOT NULL REFERENCES stage_criterion(id),
  met INTEGER NOT NULL CHECK (met IN (0, 1)),
  met_on TEXT,
  evidence TEXT,
  person_id INTEGER REFERENCES person(id)
);
CREATE INDEX criterion_evidence_deal ON criterion_evidence (deal_id);
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  deal_id INTEGER,
  account_id INTEGER REFERENCES account(id),
  contact_id INTEGER REFERENCES contact(id),
  person_id INTEGER REFERENCES person(id),
  kind TEXT NOT NULL CHECK (kind IN ('call', 'meeting', 'email', 'demo', 'visit', 'note', 'task')),
  on_day TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 1,
  text TEXT,
  source_system TEXT,
  source_id TEXT
);
CREATE INDEX activity_deal ON activity (deal_id, on_day);
CREATE INDEX activity_account ON activity (account_id);
CREATE INDEX activity_contact ON activity (contact_id);
CREATE INDEX activity_person ON activity (person_id);
CREATE INDEX activity_source ON activity (source_id, source_system);

-- Targets, calls, scenarios.
CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id INTEGER REFERENCES team(id),
  person_id INTEGER REFERENCES person(id),
  product_id INTEGER REFERENCES product(id),
  -- '2026-Q1' or '2026-01'.
  period TEXT NOT NULL,
  amount_minor INTEGER,
  quantity_milli INTEGER
);
CREATE INDEX target_period ON target (period);
CREATE TABLE forecast_call (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL CHECK (kind IN ('rep', 'manager')),
  period TEXT NOT NULL,
  on_day TEXT NOT NULL,
  category TEXT,
  amount_minor INTEGER NOT NULL,
  note TEXT
);
CREATE INDEX forecast_call_period ON forecast_call (period, person_id);
CREATE TABLE scenario (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  note TEXT,
  levers TEXT NOT NULL,
  result TEXT,
  data_on TEXT NOT NULL,
  frozen INTEGER NOT NULL DEFAULT 0
);

-- Reviews (coaching talks, handovers) and what was decided in them.
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('coaching', 'handover', 'pipeline')),
  person_id INTEGER REFERENCES person(id),
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  text TEXT
);
CREATE TABLE review_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id INTEGER NOT NULL REFERENCES review(id),
  deal_id INTEGER,
  account_id INTEGER REFERENCES account(id),
  to_person_id INTEGER REFERENCES person(id),
  -- Of a coaching talk the kind of finding that it follows from, or 'own'.
  decision TEXT NOT NULL,
  stage_id INTEGER REFERENCES stage(id),
  due_on TEXT,
  done_on TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  text TEXT,
  note TEXT,
  -- JSON list of the keys of the deals that it is about.
  deals TEXT,
  -- JSON of the level that it set out from: own, others, n.
  measured TEXT
);
CREATE INDEX review_decision_review ON review_decision (review_id);

-- What a person is to reach between two days, both inclusive.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL CHECK (kind IN ('wonMinor', 'wonDeals', 'newDeals', 'newMinor', 'stageDeals', 'activities', 'own')),
  -- Of stageDeals, else null.
  stage_id INTEGER REFERENCES stage(id),
  text TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  -- How many, or minor units for money; null of 'own', which is only done or not.
  target INTEGER CHECK (target > 0),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  note TEXT
);
CREATE INDEX goal_person ON goal (person_id);

-- What the window keeps in the file.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  screen TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE TABLE slide_deck (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  slides TEXT NOT NULL
);
`,
};
