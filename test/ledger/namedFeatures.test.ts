import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featureReader } from '../../electron/analysis/prediction/features.ts';
import { trainModels } from '../../electron/analysis/prediction/train.ts';
import { predictionInputAt } from '../../electron/gathering/prediction/predictionInputAt.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { isoDate } from '../../shared/dates.ts';
import { makeI18n } from '../../shared/i18n.ts';
import { dayOf, openShop, type ShopLine } from '../customers/customerShop.ts';

type Answer = { code: string; day: number; question: string; score: number };
type Visit = { code: string; day: number; channel: string; cells: [minutes: number, late: string] };
const FIRST = dayOf('2023-01-02');
const QUESTION = '服务满意吗？<b>';

function addRows(db: Database.Database, answers: readonly Answer[], visits: readonly Visit[]): void {
  const batch = db.prepare(
    `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
       VALUES ('2026-01-01T00:00:00.000Z', ?, 'more.csv', '', '', ?, ?, 0, 0, ?, '{}')`,
  );
  const rows = (kind: string, count: number, names: string[]) =>
    batch.run(kind, count, count, JSON.stringify(names)).lastInsertRowid;
  const idOf = db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck();
  const surveys = rows('surveys', answers.length, []);
  const contacts = rows('interactions', visits.length, ['minutes used', 'paid late']);
  db.transaction(() => {
    const addAnswer = db.prepare(
      'INSERT INTO survey_answer (batch_id, row_number, customer_id, day, question, score) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const [i, one] of answers.entries()) {
      addAnswer.run(surveys, i, idOf.get(one.code), one.day, one.question, one.score);
    }
    const addVisit = db.prepare(
      'INSERT INTO interaction (batch_id, row_number, customer_id, day, channel, attributes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const [i, one] of visits.entries()) {
      addVisit.run(contacts, i, idOf.get(one.code), one.day, one.channel, JSON.stringify(one.cells));
    }
  })();
}

/** Everybody buys alike until the last day; who will leave answers badly, is seen in the app no more and pays late before. */
function planted(customers: number, signal: boolean) {
  const random = makeRandom(11);
  const days = 700;
  const lines: ShopLine[] = [];
  const answers: Answer[] = [];
  const visits: Visit[] = [];
  for (let c = 0; c < customers; c++) {
    const code = `C${String(c).padStart(3, '0')}`;
    const until = random.chance(0.7) ? random.below(days) + 60 : days;
    const from = random.below(Math.max(1, Math.min(until, days) - 40));
    for (let day = from; day < Math.min(until, days); day += 1 + random.below(20)) {
      lines.push({ code, date: isoDate(FIRST + day), amount: 10 + random.below(10) });
    }
    for (let day = from; day < Math.min(until, days); day += 15) {
      const isBad = signal && until < days && day > until - 60;
      answers.push({
        code,
        day: FIRST + day,
        question: QUESTION,
        score: isBad ? random.below(4) : 6 + random.below(5),
      });
      visits.push({
        code,
        day: FIRST + day,
        channel: isBad || random.chance(0.6) ? 'shop' : 'app',
        cells: [isBad ? 5 : 60 + random.below(30), isBad ? 'yes' : 'no'],
      });
    }
  }
  const { project } = openShop({
    customers: Array.from({ length: customers }, (_, c) => ({ code: `C${String(c).padStart(3, '0')}` })),
    lines,
  });
  addRows(project.db, answers, visits);
  return { project, answers, visits };
}

describe('dated rows that files tell apart by name', () => {
  const { project, answers, visits } = planted(250, true);
  const view = viewOrBlank(project, '2024-09-30');
  const input = predictionInputAt(project, view);

  test('reach the models: question, channel, column and late payments, with their words in both languages', () => {
    expect(input.named.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      `question ${QUESTION}`,
      'channel app',
      'sum minutes used',
      'late paid late',
    ]);
    const ids = featureReader(input, 60)
      .features.filter(({ column }) => column !== null)
      .map(({ id }) => id);
    expect(ids).toEqual('scoreOf scoreChangeOf noScoreOf channelRecent columnRecent columnTrend lateLatest'.split(' '));
    for (const locale of ['en', 'zh-CN'] as const) {
      for (const id of ids) expect(makeI18n(locale).exists(`prediction.feature.${id}`), id).toBe(true);
    }
  });

  test('are what counting by hand from the rows up to the day gives: nothing later is looked at', () => {
    const reader = featureReader(input, 60);
    const codeOf = project.db.prepare<[number], string>('SELECT code FROM customer WHERE id = ?').pluck();
    const figureOf = (id: string) => reader.row[reader.features.findIndex((one) => one.id === id)]!;
    fc.assert(
      fc.property(fc.nat({ max: 249 }), fc.nat({ max: 650 }), (c, after) => {
        const t = FIRST + after;
        reader.moveTo(t);
        reader.read(c);
        const code = codeOf.get(view.ledger.customerRowId[c]!)!;
        const mine = answers.filter((one) => one.code === code && one.day <= t).map(({ score }) => score);
        const seen = visits.filter((one) => one.code === code && one.day <= t);
        const recent = seen.filter(({ day }) => day > t - 60);
        expect(figureOf('noScoreOf')).toBe(mine.length === 0 ? 1 : 0);
        if (mine.length > 0) expect(figureOf('scoreOf')).toBe(mine.at(-1));
        expect(figureOf('scoreChangeOf')).toBe(mine.length > 1 ? mine.at(-1)! - mine.at(-2)! : 0);
        expect(figureOf('channelRecent')).toBe(recent.filter(({ channel }) => channel === 'app').length);
        expect(figureOf('columnRecent')).toBe(recent.reduce((sum, { cells }) => sum + cells[0], 0));
        expect(figureOf('lateLatest')).toBe(seen.slice(-3).filter(({ cells }) => cells[1] === 'yes').length);
      }),
      { numRuns: 150 },
    );
  });

  test('find what was planted in them, and nothing where nothing was', () => {
    const areaOf = (shop: typeof project) => {
      const at = viewOrBlank(shop, '2024-09-30');
      const trained = trainModels(predictionInputAt(shop, at), at.asOf, 60);
      if (trained === null || 'refused' in trained) throw new Error(JSON.stringify(trained));
      const of = (kind: string) => trained.trained.find(({ model }) => model.kind === kind)!.scores.auc.value;
      return { logistic: of('logistic'), plain: of('plain'), features: trained.features };
    };
    const found = areaOf(project);
    const none = areaOf(planted(250, false).project);
    expect(found.logistic).toBeGreaterThan(found.plain + 0.1);
    expect(found.logistic).toBeGreaterThan(none.logistic + 0.1);
  });
});
