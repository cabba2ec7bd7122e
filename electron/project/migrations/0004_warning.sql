-- Early warning: the rules in force, each saved change a version of its own.
CREATE TABLE alert_rules (
  version INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  saved_at TEXT NOT NULL
) STRICT;
