import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atRiskTop } from '../../electron/analysis/churn/overview.ts';
import { ratesSeries } from '../../electron/analysis/churn/rates.ts';
import { VALUE_CLASSES, valueClassesOf } from '../../electron/analysis/value/valueClasses.ts';
import { definitionAt, viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import type { Context } from '../../electron/handlers/handler.ts';
import { samplesHandlers } from '../../electron/handlers/samples.ts';
import { describeProject } from '../../electron/project/describe.ts';
import { openProject } from '../../electron/project/open.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { contract } from '../../shared/contract/contract.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const home = temporaryFolder();
process.env.HOLDFAST_HOME = home;
const samples = join(home, 'projects', 'Samples');
const tickets = makeTickets(join(home, 'results'));
const steps: string[] = [];
const signal = { aborted: false };
const unused = () => {
  throw new Error('not used by samples');
};
const context: Context = {
  project: unused,
  sessions: { open: unused, close: unused },
  tickets,
  signal,
  report: ({ step }) => steps.push(step),
};
const create = (args: { sample: string; project?: string; seed?: number }) => {
  const result = samplesHandlers['samples.create'](args, context);
  expect(contract['samples.create'].result.parse(result)).toEqual(result);
  return { ...result, path: tickets.redeem(result.file, 'open') };
};

test('the list says what there is', () => {
  const list = samplesHandlers['samples.list']();
  expect(contract['samples.list'].result.parse(list)).toEqual({
    samples: [
      { sample: 'teaHouse', locale: 'zh-CN', currency: 'CNY', customers: 1200 },
      { sample: 'partsDealer', locale: 'en', currency: 'GBP', customers: 420 },
    ],
  });
});

test('a sample goes to the folder of samples, and is taken up again there', () => {
  expect(create({ sample: 'partsDealer' }).fileName).toBe('Pennine Parts.holdfast');
  const made = statSync(join(samples, 'Pennine Parts.holdfast')).mtimeMs;
  expect(create({ sample: 'partsDealer' }).fileName).toBe('Pennine Parts.holdfast');
  expect(statSync(join(samples, 'Pennine Parts.holdfast')).mtimeMs).toBe(made);
  expect(readdirSync(samples)).toEqual(['Pennine Parts.holdfast']);
  expect(new Set(steps)).toEqual(new Set(['simulating', 'storing', 'indexing']));
});

test('a chosen place is taken, with the suffix; an existing file is left alone', () => {
  const wanted = tickets.grant(join(home, 'mine'), 'save');
  expect(create({ sample: 'partsDealer', project: wanted, seed: 5 }).path).toBe(join(home, 'mine.holdfast'));
  expect(() => create({ sample: 'partsDealer', project: wanted })).toThrow('project.exists');
});

test('an unknown sample is refused with the names of the known', () => {
  expect(() => create({ sample: 'shoeShop' })).toThrow('samples.unknown');
});

test('cancelled on the way, no file is left', () => {
  const wanted = tickets.grant(join(home, 'never.holdfast'), 'save');
  signal.aborted = true;
  expect(() => create({ sample: 'teaHouse', project: wanted })).toThrow('job.cancelled');
  signal.aborted = false;
  expect(readdirSync(home).filter((name) => name.startsWith('never'))).toEqual([]);
  expect(existsSync(join(home, 'never.holdfast'))).toBe(false);
});

test.each([
  { sample: 'teaHouse', episode: ['2025-07', '2025-10'], customers: 1200 },
  { sample: 'partsDealer', episode: ['2025-05', '2025-09'], customers: 420 },
])('$sample tells a story: churn of a few percent, a bad spell, key customers to worry about', (story) => {
  const project = openProject(create({ sample: story.sample }).path, 'p');
  const info = describeProject(project);
  expect(info.customers).toBe(story.customers);
  expect(info.lastDay! <= '2026-06-30' && info.lastDay! >= '2026-06-28').toBe(true);
  const view = viewOrBlank(project, null);
  expect(definitionAt(project, view.asOf).origin).toBe('proposed');
  const judged = ratesSeries(view, 'month').points.filter(({ immature }) => immature === null);
  expect(judged.length).toBeGreaterThanOrEqual(28);
  const rate = (points: typeof judged) =>
    points.reduce((sum, { churn }) => sum + churn.numerator, 0) /
    points.reduce((sum, { churn }) => sum + churn.denominator, 0);
  const [from, to] = story.episode as [string, string];
  const inSpell = judged.filter((point) => point.from.slice(0, 7) >= from && point.from.slice(0, 7) < to);
  const outside = judged.filter((point) => !inSpell.includes(point));
  expect(rate(outside)).toBeGreaterThan(0.01);
  expect(rate(outside)).toBeLessThan(0.05);
  expect(rate(inSpell)).toBeGreaterThan(1.5 * rate(outside));
  const { classOf } = valueClassesOf(view, { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 });
  const key = VALUE_CLASSES.indexOf('key') + 1;
  expect(atRiskTop(view, 10).filter((c) => classOf[c] === key).length).toBeGreaterThanOrEqual(5);
  project.close();
});
