import { describe, expect, test } from 'vitest';
import { planCutoffs } from '../../../electron/analysis/prediction/cutoffs.ts';
import { featureMatrix } from '../../../electron/analysis/prediction/featureMatrix.ts';
import { chancesOf } from '../../../electron/analysis/prediction/models.ts';
import type { GroupColumn } from '../../../electron/analysis/prediction/predictionInput.ts';
import { partsOf } from '../../../electron/analysis/prediction/pushes.ts';
import { rankedBy } from '../../../electron/analysis/prediction/ranked.ts';
import { trainModels } from '../../../electron/analysis/prediction/train.ts';
import { treeRules } from '../../../electron/analysis/prediction/treeRules.ts';
import { activityAt } from '../../../electron/analysis/view/activity.ts';
import { probability } from '../../../electron/stats/logistic.ts';
import { chanceRows, clockworkRows, DAYS, SILENCE, START, shopInput } from './twoShops.ts';

const END = START + DAYS;
const clockwork = clockworkRows(900, 3);
const trained = (rows: Parameters<typeof shopInput>[0], asOf = END, groups: GroupColumn[] = []) => {
  const found = trainModels(shopInput(rows, groups), asOf, SILENCE);
  if (found === null || 'refused' in found) throw new Error(JSON.stringify(found));
  return found;
};

describe('the dates of learning and judging', () => {
  const input = shopInput(clockwork);

  test('every learning window is over by the judged date, whose window is over by D', () => {
    for (const horizon of [7, 30, 60, 200]) {
      for (const judgedDates of [1, 2]) {
        const { learnt, judged } = planCutoffs(input, END, horizon, judgedDates);
        expect(judged).toHaveLength(judgedDates);
        for (const t of learnt) expect(t + horizon).toBeLessThanOrEqual(judged[0]!);
        for (const t of judged) expect(t + horizon).toBeLessThanOrEqual(END);
        expect(learnt.length).toBeGreaterThan(0);
        expect([...learnt].sort((a, b) => a - b)).toEqual(learnt);
      }
    }
  });

  test('too short a history says how many days are missing, and with them it is enough', () => {
    const short = planCutoffs(input, START + 150, SILENCE);
    expect(short.judged).toEqual([]);
    expect(planCutoffs(input, START + 150 + short.daysMissing, SILENCE).judged).toHaveLength(1);
    expect(planCutoffs(input, START + 149 + short.daysMissing, SILENCE).judged).toEqual([]);
  });
});

describe('the race', () => {
  const found = trained(clockwork);
  const scoresOf = (kind: string) => found.trained.find(({ model }) => model.kind === kind)!.scores;

  test('where only the own rhythm tells, a model wins over the plain rule, and by much', () => {
    expect(found.winner).not.toBe('plain');
    expect(scoresOf(found.winner).auc.value).toBeGreaterThan(scoresOf('plain').auc.high);
    expect(scoresOf(found.winner).overPlain!.low).toBeGreaterThan(0);
    expect(scoresOf('plain').overPlain).toBeNull();
    for (const { model, scores } of found.trained) {
      expect(scores.rows).toBe(found.judgedRows);
      expect(scores.events).toBe(found.judgedEvents);
      expect(scores.gains[0]).toBe(0);
      expect(scores.gains.at(-1)).toBeCloseTo(1, 9);
      expect(scores.calibration.reduce((sum, { observed }) => sum + observed.denominator, 0)).toBe(scores.rows);
      if (model.kind !== 'plain') expect(scores.brier).toBeLessThan(scores.brierAlways);
    }
  });

  test('where nothing but silence tells, the plain rule wins', () => {
    expect(trained(chanceRows(900, 8)).winner).toBe('plain');
  });

  test('rows after D change nothing', () => {
    const asOf = END - 100;
    const whole = trained(clockwork, asOf);
    const cut = trained(
      clockwork.filter(({ day }) => (day as number) <= asOf),
      asOf,
    );
    expect(cut.trained.map(({ scores }) => scores)).toEqual(whole.trained.map(({ scores }) => scores));
  });

  test('the order of rows is nothing to it', () => {
    const turned = trained([...clockwork].reverse());
    expect(turned.trained.map(({ scores }) => scores.auc)).toEqual(found.trained.map(({ scores }) => scores.auc));
  });

  test('who leaves is what the definition says at the end of the window', () => {
    const input = shopInput(clockwork);
    const t = found.plan.judged[0]!;
    const { outcome, customer } = featureMatrix(input, [t], { windowDays: 60, horizonDays: SILENCE });
    const now = activityAt(input.ledger, input.book, t, input.definition);
    const then = activityAt(input.ledger, input.book, t + SILENCE, input.definition);
    customer.forEach((c, r) => {
      expect(now.active[c]).toBe(1);
      expect(outcome[r]).toBe(then.lost[c]);
    });
    expect(customer.length).toBe(now.active.reduce((sum, is) => sum + is, 0));
  });

  test('rules of the tree part everybody, and later rows too', () => {
    const tree = found.trained.find(({ model }) => model.kind === 'tree')!.model;
    if (tree.kind !== 'tree') throw new Error('no tree');
    const rules = treeRules(tree.tree, found.features, found.later);
    expect(rules.reduce((sum, { learnt }) => sum + learnt.denominator, 0)).toBe(found.learntRows);
    expect(rules.reduce((sum, { judged }) => sum + judged!.denominator, 0)).toBe(found.judgedRows);
    expect(rules.every(({ learnt }) => learnt.denominator >= 20)).toBe(true);
    expect(rules[0]!.learnt.value).toBeGreaterThan(rules.at(-1)!.learnt.value!);
  });

  test('usual and parts of every model make up its chance', () => {
    const { columns } = found.later!;
    for (const { model } of found.trained) {
      const chances = chancesOf(model, found.features, columns as Float32Array[]);
      for (const r of [0, 5, 50]) {
        const { usual, parts } = partsOf(
          model,
          found.features,
          columns.map((column) => column[r]!),
        );
        expect(probability(parts.reduce((sum, part) => sum + part, usual))).toBeCloseTo(chances[r]!, 5);
      }
    }
  });
});

describe('too little to learn from', () => {
  test('says how many leavers are missing', () => {
    const few = trainModels(shopInput(clockworkRows(160, 1)), END, SILENCE);
    expect(few).toMatchObject({ refused: { key: 'prediction.refused.judgedLeft', params: { needed: 20 } } });
    const none = trainModels(shopInput(clockworkRows(10, 1)), END, SILENCE);
    expect(none).toMatchObject({ refused: { key: 'prediction.refused.learntLeft', params: { needed: 50 } } });
    const short = trainModels(shopInput(clockwork), START + 100, SILENCE);
    expect(short).toMatchObject({ refused: { key: 'prediction.refused.days' } });
  });

  test('stops when told to', () => {
    expect(trainModels(shopInput(clockwork), END, SILENCE, (step) => step !== 'logistic')).toBeNull();
  });
});

test('by expected loss and by risk are two orders', () => {
  const chances = Float64Array.of(0.9, 0.2, 0.5);
  const valueE4 = Float64Array.of(100, 10_000, 1_000);
  expect([...rankedBy('risk', chances, valueE4)]).toEqual([0, 2, 1]);
  expect([...rankedBy('loss', chances, valueE4)]).toEqual([1, 2, 0]);
});

describe('columns that must not be looked at', () => {
  const input = shopInput(clockwork);
  const { customerCount } = input.ledger;
  const lost = activityAt(input.ledger, input.book, END, input.definition).lost;
  const column = (name: string, values: readonly string[], codeOf: (c: number) => number): GroupColumn => ({
    origin: 'own',
    name,
    values,
    codeOf: Int32Array.from({ length: customerCount }, (_, c) => codeOf(c)),
  });

  test('dated later, named for leaving, telling the answer: each refused with its reason; a fair one stays', () => {
    const judged = trained(clockwork).plan;
    const t = judged.learnt;
    const everLost = new Uint8Array(customerCount);
    for (const day of t) {
      activityAt(input.ledger, input.book, day + SILENCE, input.definition).lost.forEach((is, c) => {
        if (is) everLost[c] = 1;
      });
    }
    const found = trained(clockwork, END, [
      column('last call', ['2022-03-01', '2024-06-01'], (c) => c % 2),
      column('joined', ['2021-03-01', '2021-06-01'], (c) => c % 2),
      column('Churn reason', ['price', 'service'], (c) => (lost[c] === 1 ? c % 2 : -1)),
      column('colour', ['red', 'blue'], (c) => c % 2),
      column(
        'note',
        Array.from({ length: 200 }, (_, i) => `n${i}`),
        (c) => c % 200,
      ),
      column('all alike', ['x'], () => 0),
    ]);
    expect(found.refusedColumns.map(({ column: name, reason }) => [name, reason])).toEqual([
      ['last call', 'later'],
      ['joined', 'date'],
      ['Churn reason', 'named'],
      ['note', 'tooMany'],
      ['all alike', 'same'],
    ]);
    expect(found.features.filter(({ column: name }) => name !== null).map(({ column: name }) => name)).toEqual([
      'colour',
    ]);
  });
});
