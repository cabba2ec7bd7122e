CREATE TABLE alert (
  -- Stands on call sheets: never given twice.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  since_day INTEGER NOT NULL
) STRICT;

CREATE TABLE alert_entry (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('owner', 'due', 'snooze', 'outcome', 'note')),
  value TEXT,
  entered_by TEXT,
  entered_at TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE TABLE alert_rules (
  version INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE alert_run (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  rules_version INTEGER NOT NULL REFERENCES alert_rules (version),
  revision INTEGER NOT NULL,
  -- The definition of churn and the settings it was made under.
  basis TEXT NOT NULL,
  ran_at TEXT NOT NULL
) STRICT;

CREATE TABLE alert_step (
  run_id INTEGER NOT NULL REFERENCES alert_run (id) ON DELETE CASCADE,
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 3),
  after INTEGER NOT NULL CHECK (after BETWEEN 0 AND 3),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  PRIMARY KEY (run_id, alert_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE business_event (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE complaint (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  day INTEGER NOT NULL,
  minute INTEGER,
  category TEXT,
  note TEXT,
  solved_day INTEGER,
  attributes TEXT
, part INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE cost_entry (
  id INTEGER PRIMARY KEY,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('labour', 'goods', 'cash')),
  hours REAL,
  amount_e4 INTEGER NOT NULL,
  note TEXT
, batch_id INTEGER REFERENCES import_batch (id), row_number INTEGER, part INTEGER NOT NULL DEFAULT 0, attributes TEXT) STRICT;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  -- The id as the source writes it; always text.
  code TEXT NOT NULL UNIQUE,
  name TEXT,
  type TEXT,
  region TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  note TEXT,
  birthday_day INTEGER,
  started_day INTEGER,
  cancelled_day INTEGER,
  -- The import that first named the customer, and the customers file that described it, if any.
  first_batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  described_batch_id INTEGER REFERENCES import_batch (id)
, merged_into INTEGER REFERENCES customer (id), contract_end_day INTEGER) STRICT;

CREATE TABLE customer_description (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  row_number INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  -- JSON array aligned with the batch's attribute_names.
  attributes TEXT, part INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_distinct (
  left_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  right_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_flag (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind TEXT NOT NULL CHECK (kind IN ('arrears', 'abuse', 'excessService', 'reputation')),
  day INTEGER NOT NULL,
  -- Money in arrears or spent on service, in ten-thousandths; days overdue.
  amount_e4 INTEGER,
  days INTEGER,
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  cleared_at TEXT
) STRICT;

CREATE TABLE customer_merge (
  id INTEGER PRIMARY KEY,
  merged_at TEXT NOT NULL,
  undone_at TEXT,
  keep_id INTEGER NOT NULL REFERENCES customer (id),
  gone_id INTEGER NOT NULL REFERENCES customer (id),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;

CREATE TABLE "import_batch" (
  id INTEGER PRIMARY KEY,
  imported_at TEXT NOT NULL,
  undone_at TEXT,
  origin TEXT NOT NULL DEFAULT 'file' CHECK (origin IN ('file', 'manual', 'sample')),
  kind TEXT NOT NULL,
  -- append, update or replace: what was done with rows the project had already.
  mode TEXT NOT NULL DEFAULT 'append',
  file_name TEXT NOT NULL,
  sheet TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_stored INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  rows_merged INTEGER NOT NULL DEFAULT 0,
  -- Of all rows stored, also of those that have given way to a later import since.
  amount_e4 INTEGER NOT NULL,
  -- Columns of the source that were kept as attributes, a JSON array of header texts.
  attribute_names TEXT NOT NULL CHECK (json_valid(attribute_names)),
  -- How the file was read: mapping, order of dates, status words, treatments. Enough to read it the same way again.
  choices TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(choices)),
  -- The load report as it was answered.
  report TEXT NOT NULL CHECK (json_valid(report)),
  CHECK (rows_read = rows_stored + rows_rejected + rows_merged)
) STRICT;

CREATE TABLE import_part (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sheet TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  PRIMARY KEY (batch_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_reliance (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  on_batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  rows INTEGER NOT NULL,
  PRIMARY KEY (batch_id, on_batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_template (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The headers in short, to know them again; and as they stand.
  shape TEXT NOT NULL,
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL,
  times_used INTEGER NOT NULL,
  UNIQUE (shape, kind)
) STRICT;

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('marketSize', 'rank', 'award')),
  -- Who measured or ranked: an association, a magazine.
  body TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  -- First day after the period; null for what holds on a day.
  to_day INTEGER,
  -- Market size in ten-thousandths of the currency; the rank; null for an award.
  value INTEGER,
  -- Of how many the rank is.
  out_of INTEGER,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  day INTEGER NOT NULL,
  minute INTEGER,
  channel TEXT,
  note TEXT,
  attributes TEXT
, part INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE letting_go (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- The flags that stood when it was confirmed, a JSON array.
  flags TEXT NOT NULL CHECK (json_valid(flags)),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL
, first_batch_id INTEGER REFERENCES import_batch (id)) STRICT;

CREATE TABLE monthly_figure (
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  value REAL NOT NULL,
  PRIMARY KEY (name, year, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_line (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  day INTEGER NOT NULL,
  minute INTEGER,
  -- Refunds are negative or zero.
  amount_e4 INTEGER NOT NULL,
  refund INTEGER NOT NULL CHECK (refund IN (0, 1)),
  quantity REAL,
  order_no TEXT,
  product TEXT,
  category TEXT,
  -- JSON array aligned with the batch's attribute_names; null where all are blank.
  attributes TEXT
, part INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE own_segment (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE own_segment_version (
  segment_id INTEGER NOT NULL REFERENCES own_segment (id),
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (segment_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE prediction_champion (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES prediction_model (version),
  promoted_at TEXT NOT NULL,
  promoted_by TEXT NOT NULL
) STRICT;

CREATE TABLE prediction_model (
  version INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES prediction_run (id),
  kind TEXT NOT NULL CHECK (kind IN ('plain', 'logistic', 'scorecard', 'tree', 'boosted')),
  model TEXT NOT NULL CHECK (json_valid(model)),
  scores TEXT NOT NULL CHECK (json_valid(scores)),
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;

CREATE TABLE prediction_run (
  id INTEGER PRIMARY KEY,
  trained_at TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- Version of the model that won.
  winner INTEGER
) STRICT;

CREATE TABLE project (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  locale TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE rejected_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  column_name TEXT,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  cells TEXT NOT NULL
, part INTEGER NOT NULL DEFAULT 0, outcome TEXT NOT NULL DEFAULT 'rejected' CHECK (outcome IN ('rejected', 'merged', 'changed'))) STRICT;

CREATE TABLE replaced_row (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_batch (id),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  -- The table it stood in, its row id there, and all its columns as a JSON object.
  stood_in TEXT NOT NULL CHECK (stood_in IN ('order_line', 'interaction', 'complaint', 'survey_answer', 'cost_entry')),
  row_id INTEGER NOT NULL,
  amount_e4 INTEGER NOT NULL DEFAULT 0,
  cells TEXT NOT NULL CHECK (json_valid(cells))
) STRICT;

CREATE TABLE report_run (
  id INTEGER PRIMARY KEY,
  built_at TEXT NOT NULL,
  as_of_day INTEGER NOT NULL,
  locale TEXT NOT NULL,
  sections TEXT NOT NULL CHECK (json_valid(sections))
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE setting_change (
  id INTEGER PRIMARY KEY,
  changed_at TEXT NOT NULL,
  name TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL
, changed_by TEXT) STRICT;

CREATE TABLE "survey_answer" (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  day INTEGER NOT NULL,
  question TEXT,
  score REAL,
  answer TEXT,
  attributes TEXT,
  part INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX alert_by_customer ON alert (customer_id);

CREATE INDEX alert_entry_by_alert ON alert_entry (alert_id);

CREATE INDEX alert_entry_by_step ON alert_entry (step);

CREATE INDEX alert_step_by_alert ON alert_step (alert_id);

CREATE INDEX business_event_by_day ON business_event (day);

CREATE INDEX complaint_by_customer ON complaint (customer_id, day);

CREATE INDEX customer_description_by_batch ON customer_description (batch_id);

CREATE INDEX customer_flag_by_customer ON customer_flag (customer_id);

CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX interaction_by_customer ON interaction (customer_id, day);

CREATE INDEX letting_go_by_customer ON letting_go (customer_id);

CREATE INDEX prediction_model_by_run ON prediction_model (run_id);

CREATE INDEX rejected_row_by_batch ON rejected_row (batch_id, row_number);

CREATE INDEX replaced_row_by_batch ON replaced_row (batch_id);

CREATE INDEX replaced_row_by_replacer ON replaced_row (replaced_by);

CREATE INDEX survey_answer_by_customer ON survey_answer (customer_id, day);
