import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertReader } from '../../../electron/analysis/alerts/alertReader.ts';
import { alertsAt } from '../../../electron/analysis/alerts/alertsAt.ts';
import { ruleReader } from '../../../electron/analysis/alerts/ruleReader.ts';
import { levelOn } from '../../../electron/analysis/alerts/steps.ts';
import { definitionArbitrary, FIRST } from '../smallBusiness.ts';
import { businessArbitrary, inputOf } from './alertBusiness.ts';
import { ruleArbitrary } from './alertRuleArbitrary.ts';

const dayArbitrary = fc.integer({ min: FIRST - 5, max: FIRST + 430 });

test('a level read as steps is the level found directly on every day', () => {
  fc.assert(
    fc.property(businessArbitrary, ruleArbitrary, dayArbitrary, (business, rule, asOf) => {
      const input = inputOf(business, { kind: 'silence', days: 90 });
      const reader = ruleReader(input, { ...rule, holdDays: 0 });
      const entry = FIRST + 3;
      for (let c = 0; c < input.ledger.customerCount; c++) {
        const steps = reader.steps(c, entry, asOf);
        for (let d = entry; d <= asOf; d++) {
          if (levelOn(steps, d) !== reader.on(c, entry, d)) expect.fail(`customer ${c} day ${d - FIRST}`);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the alerts of a day are the steps of that day, whatever comes later', () => {
  fc.assert(
    fc.property(
      businessArbitrary,
      fc.array(ruleArbitrary, { minLength: 1, maxLength: 3 }),
      definitionArbitrary,
      dayArbitrary,
      (business, rules, definition, day) => {
        const input = inputOf(business, definition);
        const ruleSet = { rules, sensitive: true };
        const reader = alertReader(input, ruleSet);
        const alerts = alertsAt(input, ruleSet, day);
        for (let c = 0; c < input.ledger.customerCount; c++) {
          const count = reader.read(c, FIRST + 500);
          let i = count - 1;
          while (i >= 0 && reader.day[i]! > day) i--;
          expect(alerts.level[c]).toBe(i < 0 ? 0 : reader.level[i]!);
          expect(alerts.rule[c]).toBe(i < 0 ? -1 : reader.rule[i]!);
          if (alerts.level[c]! > 0) expect(alerts.reasons(c).length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 150 },
  );
});
