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
