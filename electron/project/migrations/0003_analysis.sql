-- What people add to what the files say: events, indicators, flags, named confirmations, segments of their own.

-- What happened to the business itself: a price change, a reorganisation. Drawn into every series.
CREATE TABLE business_event (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX business_event_by_day ON business_event (day);

-- Market size of a period, ranks and awards: numbers that no export of one's own holds.
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

-- One flag on a customer, set by a person; cleared, not deleted.
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
CREATE INDEX customer_flag_by_customer ON customer_flag (customer_id);

-- Nobody is let go without a name and a reason; taken back, not deleted.
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
CREATE INDEX letting_go_by_customer ON letting_go (customer_id);

-- Segments that people define; each change is a version, and earlier reports keep theirs.
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
