-- Imports of every kind: several files in one, rows that were there already, rows that gave way, merged customers,
-- templates. Tables whose checks change are made anew under their old names.

CREATE TABLE import_batch_new (
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
INSERT INTO import_batch_new (id, imported_at, undone_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
SELECT id, imported_at, undone_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report FROM import_batch;
DROP TABLE import_batch;
ALTER TABLE import_batch_new RENAME TO import_batch;

-- The files of an import, counted from 0; rows name theirs by `part`.
CREATE TABLE import_part (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sheet TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  PRIMARY KEY (batch_id, part)
) STRICT, WITHOUT ROWID;
INSERT INTO import_part SELECT id, 0, file_name, sheet, sha256, rows_read FROM import_batch;

-- An import passed over rows because an earlier one had brought them: the earlier one cannot go first.
CREATE TABLE import_reliance (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  on_batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  rows INTEGER NOT NULL,
  PRIMARY KEY (batch_id, on_batch_id)
) STRICT, WITHOUT ROWID;

-- Rows of earlier imports that gave way to a later one, whole, so that undoing the later one brings them back.
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
CREATE INDEX replaced_row_by_batch ON replaced_row (batch_id);
CREATE INDEX replaced_row_by_replacer ON replaced_row (replaced_by);

ALTER TABLE rejected_row ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
-- rejected: not stored · merged: there already · changed: stored otherwise than its cells say.
ALTER TABLE rejected_row ADD COLUMN outcome TEXT NOT NULL DEFAULT 'rejected' CHECK (outcome IN ('rejected', 'merged', 'changed'));

ALTER TABLE customer ADD COLUMN merged_into INTEGER REFERENCES customer (id);
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE customer_merge (
  id INTEGER PRIMARY KEY,
  merged_at TEXT NOT NULL,
  undone_at TEXT,
  keep_id INTEGER NOT NULL REFERENCES customer (id),
  gone_id INTEGER NOT NULL REFERENCES customer (id),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;
CREATE TABLE customer_distinct (
  left_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  right_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
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

ALTER TABLE order_line ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interaction ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE complaint ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer_description ADD COLUMN part INTEGER NOT NULL DEFAULT 0;

-- An answer may come without a name.
CREATE TABLE survey_answer_new (
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
INSERT INTO survey_answer_new (id, batch_id, row_number, customer_id, day, question, score, answer, attributes)
SELECT id, batch_id, row_number, customer_id, day, question, score, answer, attributes FROM survey_answer;
DROP TABLE survey_answer;
ALTER TABLE survey_answer_new RENAME TO survey_answer;
CREATE INDEX survey_answer_by_customer ON survey_answer (customer_id, day);

ALTER TABLE measure ADD COLUMN first_batch_id INTEGER REFERENCES import_batch (id);
ALTER TABLE cost_entry ADD COLUMN batch_id INTEGER REFERENCES import_batch (id);
ALTER TABLE cost_entry ADD COLUMN row_number INTEGER;
ALTER TABLE cost_entry ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cost_entry ADD COLUMN attributes TEXT;
