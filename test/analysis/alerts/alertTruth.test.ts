// Alerts of a sample business on a real project file, against what only the simulator knows: who left for good, and when.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { alertsAt } from '../../../electron/analysis/alerts/alertsAt.ts';
import { alertInputAt } from '../../../electron/gathering/alerts/alertInputAt.ts';
import { viewAt } from '../../../electron/gathering/view/viewAt.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import { connect } from '../../../electron/project/connect.ts';
import { createProject } from '../../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../../electron/project/open.ts';
import { SAMPLE_SEED } from '../../../electron/simulate/sampleBusinesses.ts';
import { teaHouse } from '../../../electron/simulate/samples/teaHouse.ts';
import { simulateBusiness } from '../../../electron/simulate/simulateBusiness.ts';
import { writeBusiness } from '../../../electron/simulate/writeBusiness.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { callsOn } from '../../callsOn.ts';
import { codeThrown } from '../../customers/customerShop.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

const folder = temporaryFolder();
const business = simulateBusiness(teaHouse, SAMPLE_SEED);
let project: ClosableProject;
let call: ReturnType<typeof callsOn>;
let rules: AlertRuleSet;
const goneOn = new Map(business.customers.code.map((code, i) => [code, business.truth.churnDay[i]!]));

beforeAll(() => {
  const path = join(folder, 'tea.holdfast');
  createProject(path, { name: '茶', currency: 'CNY', locale: 'zh-CN' });
  const db = connect(path, 'write');
  writeBusiness(db, business);
  db.close();
  project = openProject(path, 'p');
  call = callsOn(project, folder);
}, 60_000);

test('a shop has rules after one click, and each change of them is a version', async () => {
  expect(await call('alertRules.get', {})).toEqual({
    version: null,
    savedAt: null,
    rules: { rules: [], sensitive: false },
  });
  const { proposed, sets } = await call('alertRules.starter', {});
  expect(proposed).toBe('shop');
  rules = sets.find(({ kind }) => kind === proposed)!.rules;
  expect(rules.rules.map(({ id }) => id)).toEqual(['overdue', 'quiet', 'spend', 'stopped', 'complaints', 'score']);
  expect(rules.sensitive).toBe(false);
  expect((await call('alertRules.save', { rules })).version).toBe(1);
  const less = { ...rules, rules: rules.rules.map((rule) => (rule.id === 'score' ? { ...rule, on: false } : rule)) };
  expect((await call('alertRules.save', { rules: less })).version).toBe(2);
  expect((await call('alertRules.get', {})).rules).toEqual(less);
  expect((await call('alertRules.get', { version: 1 })).rules).toEqual(rules);
  expect((await call('alertRules.versions', {})).versions).toMatchObject([
    { version: 2, rules: 6, on: 5 },
    { version: 1, rules: 6, on: 6 },
  ]);
  // Somebody who began from an older version overwrites nothing.
  const late = call('alertRules.save', { rules, base: 1 });
  await expect(late).rejects.toMatchObject({ code: 'alertRules.changedMeanwhile', params: { version: 2 } });
  expect(await codeThrown(() => call('alertRules.save', { rules, base: 0 }))).toBe('alertRules.changedMeanwhile');
  expect((await call('alertRules.get', {})).version).toBe(2);
  expect((await call('alertRules.save', { rules, base: 2 })).version).toBe(3);
  expect((await call('alertRules.save', { rules: less, base: 3 })).version).toBe(4);
  const wrong = structuredClone(rules);
  wrong.rules[0]!.conditions[0]!.cuts = [3, 2, 4];
  expect(await codeThrown(() => call('alertRules.save', { rules: wrong }))).toBe('alertRules.cuts');
});

test('what the data have is offered, and what they have not is named', async () => {
  const { indicators } = await call('alertRules.indicators', {});
  const kinds = (offered: boolean) =>
    new Set(indicators.filter((one) => one.offered === offered).map(({ indicator }) => indicator.kind));
  for (const kind of [
    'overdue',
    'spend',
    'categories',
    'visits',
    'complaintOpen',
    'score',
    'classDrop',
    'contractEnd',
  ]) {
    expect(kinds(true)).toContain(kind);
  }
  expect(kinds(false)).toContain('columnSum');
  expect(indicators.find(({ indicator }) => indicator.kind === 'spend')!.baselines).toContain('lastYear');
});

test('six of ten severe alarms are right by the definition, and by the truth', async () => {
  const tried = await call('alertRules.backTest', { rules });
  expect(tried.refused).toBeNull();
  expect(tried.headline.key).toBe('alertRules.headline.level3');
  expect(tried.headline.params.right).toBe(6);
  const severe = tried.levels[2]!;
  const view = viewAt(project, null)!;
  const input = alertInputAt(project, view);
  // The same alarms, found date by date from alertsAt.
  const codes = business.customers.code.toSorted();
  let before = alertsAt(input, rules, parseIsoDate(tried.from!)! - 7).level;
  let raised = 0;
  let gone = 0;
  for (let day = parseIsoDate(tried.from!)!; day <= parseIsoDate(tried.to!)!; day += 7) {
    const { level } = alertsAt(input, rules, day);
    for (let c = 0; c < level.length; c++) {
      if (level[c] !== 3 || before[c] === 3) continue;
      raised++;
      const left = goneOn.get(codes[c]!)!;
      if (left !== NO_DAY && left <= day + tried.horizonDays) gone++;
    }
    before = level;
  }
  // Repeated alarms before one loss are one episode.
  expect(raised).toBeGreaterThanOrEqual(severe.alerts);
  expect(raised).toBeLessThan(1.1 * severe.alerts);
  const truth = gone / raised;
  expect(Math.abs(truth - severe.precision.value!)).toBeLessThan(0.05);
}, 60_000);

test('cuts chosen on the earlier past hold on the later, and are as good as the plain rule or better', async () => {
  const chosen = await call('alertRules.suggest', { rules, aim: { kind: 'capacity', perWeek: 15 } });
  expect(chosen.refused).toBeNull();
  expect(chosen.to! < chosen.laterFrom!).toBe(true);
  expect(parseIsoDate(chosen.laterFrom!)! - parseIsoDate(chosen.to!)!).toBeGreaterThanOrEqual(chosen.horizonDays);
  expect(chosen.path[chosen.chosen![0]]!.perWeek).toBeLessThanOrEqual(15);
  expect(chosen.path[chosen.chosen![1]]!.perWeek).toBeLessThanOrEqual(10);
  const [slight, , severe] = chosen.later;
  expect(slight!.perWeek).toBeLessThan(1.3 * 15);
  expect(severe!.precision.value!).toBeGreaterThan(slight!.precision.value!);
  expect(['rules', 'earlier', 'trade', 'same']).toContain(severe!.verdict);
  expect(slight!.precision.value!).toBeGreaterThan(slight!.chance.high!);
  const profit = await call('alertRules.suggest', { rules, aim: { kind: 'profit' } });
  expect(profit.later[0]!.money!.pays).toBe(true);
  const sure = await call('alertRules.suggest', { rules, aim: { kind: 'precision', share: 0.5 } });
  expect(sure.path[sure.chosen![0]]!.precision.value!).toBeGreaterThanOrEqual(0.5);
}, 60_000);

test('a history that is too short says what is missing, and a rule that is off leaves nothing to try', async () => {
  const early = await call('alertRules.backTest', { rules, asOf: isoDate(business.firstDay + 100) });
  expect(early.refused?.key).toBe('alertRules.refused.days');
  expect(early.levels).toEqual([]);
  const none = await call('alertRules.backTest', { rules: { rules: [], sensitive: false } });
  expect(none.refused?.key).toBe('alertRules.refused.noRules');
  const split = await call('alertRules.suggest', {
    rules,
    asOf: isoDate(business.firstDay + 300),
    aim: { kind: 'profit' },
  });
  expect(split.refused?.key).toBe('alertRules.refused.split');
  expect(Number(split.refused?.params.more)).toBeGreaterThan(0);
});
