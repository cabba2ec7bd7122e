-- Early warning: the rules in force, each saved change a version of its own.
CREATE TABLE alert_rules (
  version INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  saved_at TEXT NOT NULL
) STRICT;

-- Who changed a setting, where they said so.
ALTER TABLE setting_change ADD COLUMN changed_by TEXT;

-- The day a contract, membership or subscription runs out.
ALTER TABLE customer ADD COLUMN contract_end_day INTEGER;

-- The list of alerts: one run for every day on which it said something else than before.
CREATE TABLE alert_run (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  rules_version INTEGER NOT NULL REFERENCES alert_rules (version),
  revision INTEGER NOT NULL,
  -- The definition of churn and the settings it was made under.
  basis TEXT NOT NULL,
  ran_at TEXT NOT NULL
) STRICT;

-- The unbroken time in which a customer has an alert of any level.
CREATE TABLE alert (
  -- Stands on call sheets: never given twice.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  since_day INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_by_customer ON alert (customer_id);

-- What a run changed; after = 0 closes the alert.
CREATE TABLE alert_step (
  run_id INTEGER NOT NULL REFERENCES alert_run (id) ON DELETE CASCADE,
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 3),
  after INTEGER NOT NULL CHECK (after BETWEEN 0 AND 3),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  PRIMARY KEY (run_id, alert_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_step_by_alert ON alert_step (alert_id);

-- What people do about alerts. Entries of one step are made, and taken back, together.
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
CREATE INDEX alert_entry_by_alert ON alert_entry (alert_id);
CREATE INDEX alert_entry_by_step ON alert_entry (step);

-- Trainings of prediction models: dates, data, features and columns refused, as JSON.
CREATE TABLE prediction_run (
  id INTEGER PRIMARY KEY,
  trained_at TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- Version of the model that won.
  winner INTEGER
) STRICT;

-- Every model is a version of its own and never changes.
CREATE TABLE prediction_model (
  version INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES prediction_run (id),
  kind TEXT NOT NULL CHECK (kind IN ('plain', 'logistic', 'scorecard', 'tree', 'boosted')),
  model TEXT NOT NULL CHECK (json_valid(model)),
  scores TEXT NOT NULL CHECK (json_valid(scores)),
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE INDEX prediction_model_by_run ON prediction_model (run_id);

-- The model that lists are ranked by; the latest row holds.
CREATE TABLE prediction_champion (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES prediction_model (version),
  promoted_at TEXT NOT NULL,
  promoted_by TEXT NOT NULL
) STRICT;

-- Figures by month that people brought along, to be set beside churn: stock-outs, advertising, prices of others.
CREATE TABLE monthly_figure (
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  value REAL NOT NULL,
  PRIMARY KEY (name, year, month)
) STRICT, WITHOUT ROWID;
