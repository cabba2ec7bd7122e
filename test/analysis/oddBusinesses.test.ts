// Every question of early warning, put to businesses nobody expects: an answer that keeps its contract, or a kind word.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeTickets } from '../../electron/tickets.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import { reportSection } from '../../shared/contract/report.ts';
import { isoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { makeFormat } from '../../shared/format.ts';
import { callsOn } from '../callsOn.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { oddBusinesses, openOdd } from './oddBusinesses.ts';

const folder = temporaryFolder();
const formats = [makeFormat('en', 'CNY'), makeFormat('zh-CN', 'CNY')];
/** What no sentence may hold, whatever people's own words are. */
const BROKEN = /NaN|undefined|Infinity|\[object/;

const isText = (value: object): value is { key: string; params: Record<string, never> } =>
  'key' in value && 'params' in value && typeof value.key === 'string' && Object.keys(value).length === 2;

/** Numbers that are none, and texts that no language has. */
function wrongIn(value: unknown, path = ''): string[] {
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => wrongIn(one, `${path}.${name}`));
  if (!isText(value)) return inside;
  const said = formats.map((format) => format.text(value));
  const wrong = said.filter((words) => words === value.key || BROKEN.test(words));
  return [...inside, ...wrong.map((words) => `${path}: ${words.slice(0, 200)}`)];
}

type Question = [name: CallName, args?: Record<string, unknown>];

const READS: Question[] = [
  ['alertRules.indicators'],
  ['alerts.state'],
  ['alerts.fatigue', { weeks: 52 }],
  ['behaviour.beforeLeaving'],
  ['behaviour.beforeLeaving', { days: 56 }],
  ['drivers.monthly'],
  ['drivers.customers'],
  ['prediction.result'],
  ['prediction.ranked'],
  ['prediction.registry'],
  ['clusters.find'],
  ['toCome.value'],
  ['toCome.customers'],
  ['forecast.get', { of: 'lost' }],
  ['forecast.get', { of: 'revenue', months: 12, method: 'additive' }],
  ['forecast.get', { of: 'lostRevenue' }],
  ['forecast.losses'],
];
const FILES: Question[] = [
  ['alerts.callSheet', { locale: 'zh-CN' }],
  ['alerts.slips', { locale: 'zh-CN' }],
  ['alerts.texts', { locale: 'zh-CN' }],
  ['alerts.reminders', { locale: 'zh-CN' }],
  ['alerts.mails', { locale: 'zh-CN' }],
  ['toCome.export', { format: 'csv', locale: 'zh-CN' }],
];

describe.each(Object.keys(oddBusinesses))('%s', (name) => {
  test('every answer keeps its contract', async () => {
    const business = oddBusinesses[name]!();
    const project = openOdd(folder, business);
    const tickets = makeTickets(folder);
    const call = callsOn(project, folder, tickets) as (name: CallName, args: object) => Promise<never>;
    const wrong: string[] = [];
    const ask = async (asOf: string | null, [question, args = {}]: Question): Promise<unknown> => {
      try {
        const answer = await call(question, { asOf, ...args });
        wrong.push(...wrongIn(answer).map((what) => `${question} at ${asOf}: ${what}`));
        return answer;
      } catch (error) {
        const told = error instanceof AppError ? formats.map((format) => format.t(`errors.${error.code}`)) : [];
        const isTold = told.length > 0 && told.every((words) => !words.startsWith('errors.'));
        if (!isTold) wrong.push(`${question} at ${asOf}: ${error instanceof Error ? error.message : error}`);
        return null;
      }
    };
    const everywhere = async (asOf: string | null, questions: readonly Question[]) => {
      for (const question of questions) await ask(asOf, question);
    };

    const days = [...(business.lines ?? []), ...(business.interactions ?? [])].map((row) => row.day);
    const first = days.length === 0 ? 19_500 : Math.min(...days);
    const last = days.length === 0 ? 19_500 : Math.max(...days);
    const saves = async (rules: unknown) => {
      if (rules !== null) await call('alertRules.save', { rules });
    };
    await ask(null, ['prediction.train']);
    for (const kind of ['capacity', 'profit']) {
      const aim = kind === 'capacity' ? { kind, perWeek: 5 } : { kind };
      const { suggested } = (await ask(null, ['alertRules.suggest', { aim }])) as { suggested: unknown };
      await saves(suggested);
    }
    const starter = (await ask(null, ['alertRules.starter'])) as { sets: { rules: object }[] };
    for (const { rules } of starter.sets) await ask(null, ['alertRules.backTest', { rules }]);
    for (const { rules } of starter.sets) await saves(rules);
    const somebody = business.customers?.[0]?.code ?? business.lines?.[0]?.code ?? 'nobody';
    for (const asOf of [isoDate(first - 1), isoDate(first), null, isoDate(Math.min(last + 2000, 80_000))]) {
      await ask(asOf, ['alerts.refresh']);
      const list = (await ask(asOf, ['alerts.list', { limit: 20 }])) as { rows: { customer: string }[] };
      for (const customer of [list.rows[0]?.customer ?? somebody, somebody]) {
        await everywhere(asOf, [
          ['alerts.one', { customer }],
          ['alerts.ofCustomer', { customer }],
          ['alerts.mail', { customer }],
          ['prediction.explain', { customer }],
          ['toCome.customer', { customer }],
        ]);
      }
      await everywhere(asOf, asOf === null ? [...READS, ...FILES] : READS);
    }
    const sections = reportSection.options;
    const report = (await ask(null, ['report.build', { sections, locale: 'zh-CN' }])) as { file: string } | null;
    const page = report === null ? '' : readFileSync(tickets.redeem(report.file, 'open'), 'utf8');
    expect(page).not.toMatch(/NaN|Infinity|\[object|<img src=x/);
    expect(page.replace(/<svg[\s\S]*?<\/svg>|<style[\s\S]*?<\/style>/g, '')).not.toMatch(/undefined/);
    expect(wrong).toEqual([]);
    project.close();
  });
});
