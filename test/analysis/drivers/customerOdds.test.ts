// Odds ratios of the single customer: a published regression through the same door, planted ratios, refusals.
import { describe, expect, test } from 'vitest';
import { customerOdds } from '../../../electron/analysis/drivers/customerOdds.ts';
import type { FeatureMatrix } from '../../../electron/analysis/prediction/featureMatrix.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { customerDrivers as shape } from '../../../shared/contract/drivers.ts';
import type { Feature } from '../../../shared/contract/prediction.ts';
import { makeFormat } from '../../../shared/format.ts';
import { leavers } from '../leavers.ts';

const { view } = leavers(60);
const SPAN = { at: view.asOf - 90, days: 90 };
const feature = (id: string, kind: Feature['kind'], value: string | null = null): Feature => ({
  id,
  kind,
  days: null,
  column: value === null ? null : 'type',
  value,
});

/** Everybody's chance to leave: odds twice with the flag, three times with a score one deviation lower. */
function planted(rows: number, strength = 1): FeatureMatrix {
  const random = makeRandom(4);
  const flag = new Float32Array(rows);
  const score = new Float32Array(rows);
  const noise = new Float32Array(rows);
  const recency = new Float32Array(rows);
  const outcome = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    flag[i] = random.chance(0.4) ? 1 : 0;
    score[i] = random.normal();
    noise[i] = random.normal();
    recency[i] = random.below(60);
    const odds = Math.exp(-1 + strength * (flag[i]! * Math.log(2) - score[i]! * Math.log(3)) + recency[i]! / 60);
    outcome[i] = random.chance(odds / (1 + odds)) ? 1 : 0;
  }
  return {
    features: [
      feature('recency', 'days'),
      feature('type', 'flag', '经销商'),
      feature('score', 'score'),
      feature('scoreChange', 'number'),
      feature('spendTrend', 'trend'),
    ],
    columns: [recency, flag, score, noise, noise],
    customer: Int32Array.from({ length: rows }, (_, i) => i),
    cutoff: new Uint8Array(rows),
    outcome,
    eligible: rows,
  };
}

describe('odds of leaving', () => {
  test('planted ratios lie within their intervals; chance is called chance; silence is held still and not shown', () => {
    const found = customerOdds(view, planted(4000), SPAN);
    expect(found.factors.map((factor) => factor.feature.id)).toEqual(['score', 'type', 'scoreChange']);
    const [score, type, noise] = found.factors as [
      (typeof found.factors)[number],
      (typeof found.factors)[number],
      (typeof found.factors)[number],
    ];
    expect(score.low).toBeLessThan(1 / 3);
    expect(score.high).toBeGreaterThan(1 / 3);
    expect(type.low).toBeLessThan(2);
    expect(type.high).toBeGreaterThan(2);
    expect([score.verdict, type.verdict, noise.verdict]).toEqual(['clear', 'clear', 'none']);
    expect(found.headline).toMatchObject({ key: 'drivers.customers.headline.some', params: { clear: 2, count: 3 } });
  });

  test('Spector and Mazzeo’s students: e^2.3787 for the new method of teaching', () => {
    const gpa = [
      2.66, 2.89, 3.28, 2.92, 4, 2.86, 2.76, 2.87, 3.03, 3.92, 2.63, 3.32, 3.57, 3.26, 3.53, 2.74, 2.75, 2.83, 3.12,
      3.16, 2.06, 3.62, 2.89, 3.51, 3.54, 2.83, 3.39, 2.67, 3.65, 4, 3.1, 2.39,
    ];
    const tuce = [
      20, 22, 24, 12, 21, 17, 17, 21, 25, 29, 20, 23, 23, 25, 26, 19, 25, 19, 23, 25, 22, 28, 14, 26, 24, 27, 17, 24,
      21, 23, 21, 19,
    ];
    const psi = Array.from({ length: 32 }, (_, i) => (i < 18 ? 0 : 1));
    const passed = [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1];
    // Four copies of everybody, to be many enough: the same ratios, half the errors. The penalty of one row moves them a little.
    const four = (values: readonly number[]) => Float32Array.from([...values, ...values, ...values, ...values]);
    const found = customerOdds(
      view,
      {
        features: [feature('score', 'score'), feature('scoreChange', 'number'), feature('type', 'flag', 'psi')],
        columns: [four(gpa), four(tuce), four(psi)],
        customer: Int32Array.from({ length: 128 }, (_, i) => i),
        cutoff: new Uint8Array(128),
        outcome: Uint8Array.from(four(passed)),
        eligible: 128,
      },
      SPAN,
    );
    const method = found.factors.find((factor) => factor.feature.id === 'type')!;
    expect(Math.log(method.oddsRatio)).toBeCloseTo(2.3787, 0);
    expect(method.low).toBeLessThan(Math.exp(2.3787));
    expect(method.high).toBeGreaterThan(Math.exp(2.3787));
    expect(method.verdict).toBe('clear');
  });

  test('few leavers, few stayers, no earlier day and nothing known are refused with what is missing', () => {
    const few = planted(40);
    const left = few.outcome.reduce((a, b) => a + b, 0);
    const refused = customerOdds(view, few, SPAN).refused!;
    expect(refused.key).toMatch(/drivers\.customers\.refused\.(left|stayed)/);
    expect(refused.params.have).toBe(Math.min(left, 40 - left));
    expect(customerOdds(view, null, SPAN).refused?.key).toBe('drivers.customers.refused.days');
    const bare = planted(500);
    const onlySilence = { ...bare, features: bare.features.slice(0, 1), columns: bare.columns.slice(0, 1) };
    expect(customerOdds(view, onlySilence, SPAN).refused?.key).toBe('drivers.customers.refused.nothing');
  });

  test('answers have the shape of the contract and are said in both languages', () => {
    for (const matrix of [planted(4000), planted(4000, 0), planted(40), null]) {
      const found = shape.parse(customerOdds(view, matrix, SPAN));
      for (const locale of ['en', 'zh-CN'] as const) {
        const format = makeFormat(locale, 'CNY');
        for (const text of [found.headline, ...found.notices.map((notice) => notice.text)]) {
          expect(format.text(text)).not.toMatch(/\{\{|drivers\.[a-z]|NaN/);
        }
      }
    }
  });
});
