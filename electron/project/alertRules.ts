// The alert rules in force; every saved change is a version.
import type Database from 'better-sqlite3';
import { type AlertRuleSet, alertRuleSet } from '../../shared/contract/alertRule.ts';
import { AppError } from '../../shared/errors.ts';

export type SavedRules = { version: number | null; savedAt: string | null; rules: AlertRuleSet };
type Row = { version: number; savedAt: string; rules: string };

export const NO_RULES: AlertRuleSet = { rules: [], sensitive: false };

/** The newest rules, or those of a version; none where there are none, or nobody can read them any more. */
export function readAlertRules(db: Database.Database, version?: number): SavedRules {
  const row = db
    .prepare<[number | null, number | null], Row>(
      `SELECT version, saved_at AS savedAt, rules FROM alert_rules
       WHERE ? IS NULL OR version = ? ORDER BY version DESC LIMIT 1`,
    )
    .get(version ?? null, version ?? null);
  const parsed = row && alertRuleSet.safeParse(JSON.parse(row.rules));
  return row && parsed?.success
    ? { version: row.version, savedAt: row.savedAt, rules: parsed.data }
    : { version: null, savedAt: null, rules: NO_RULES };
}

export type RulesInForce = { readonly version: number; readonly set: AlertRuleSet };

/** The newest rules; null while nobody has chosen any. */
export function readRulesInForce(db: Database.Database): RulesInForce | null {
  const { version, rules } = readAlertRules(db);
  return version === null ? null : { version, set: rules };
}

export const readAlertRuleVersions = (
  db: Database.Database,
): { version: number; savedAt: string; rules: number; on: number }[] =>
  db
    .prepare<[], { version: number; savedAt: string; rules: number; on: number }>(
      `SELECT version, saved_at AS savedAt, json_array_length(rules, '$.rules') AS rules,
         (SELECT count(*) FROM json_each(alert_rules.rules, '$.rules') WHERE json_extract(value, '$.on')) AS "on"
       FROM alert_rules ORDER BY version DESC`,
    )
    .all();

/** AppError `alertRules.changedMeanwhile` where another version than `base` is in force; 0 stands for none. */
export const writeAlertRules = (
  db: Database.Database,
  rules: AlertRuleSet,
  savedAt: string,
  base?: number | undefined,
): number =>
  db
    .transaction(() => {
      const version = readAlertRules(db).version ?? 0;
      if (base !== undefined && base !== version) throw new AppError('alertRules.changedMeanwhile', { version });
      const { lastInsertRowid } = db
        .prepare('INSERT INTO alert_rules (rules, saved_at) VALUES (?, ?)')
        .run(JSON.stringify(rules), savedAt);
      return Number(lastInsertRowid);
    })
    .immediate();
