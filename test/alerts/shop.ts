// A shop on a real project file with rules about silence, and the calls on it.
import { join } from 'node:path';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { makeTickets } from '../../electron/tickets.ts';
import type { AlertRuleSet } from '../../shared/contract/alertRule.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { callsOn } from '../callsOn.ts';
import { fillShop, type Shop } from '../customers/customerShop.ts';

export const RULES: AlertRuleSet = {
  rules: [
    {
      id: 'overdue',
      name: null,
      on: true,
      conditions: [
        {
          indicator: { kind: 'overdue' },
          windowDays: 1,
          baseline: { kind: 'ownRhythm' },
          direction: 'up',
          cuts: [1.5, 2, 3],
        },
      ],
      combine: { kind: 'any' },
      minHistoryDays: 0,
      minOrders: 0,
      holdDays: 0,
      overrides: [],
    },
  ],
  sensitive: false,
};

/** Bought every `every` days from a day on, so many times. */
export const rhythm = (code: string, first: string, every: number, times: number, amount = 100): Shop['lines'] =>
  Array.from({ length: times }, (_, i) => ({
    code,
    date: isoDate(parseIsoDate(first)! + i * every),
    amount,
    orderNo: `${code}-${i}`,
  }));

let made = 0;
export function alertShop(folder: string, shop: Shop, rules: AlertRuleSet | null = RULES) {
  const path = join(folder, `alerts${made++}.holdfast`);
  createProject(path, { name: 'Tea House', currency: 'CNY', locale: 'en' });
  const project = openProject(path, 'p');
  fillShop(project.db, shop);
  if (rules) {
    project.db
      .prepare("INSERT INTO alert_rules (version, rules, saved_at) VALUES (1, ?, '2026-01-01')")
      .run(JSON.stringify(rules));
  }
  const setting = project.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  setting.run('churnDefinition', JSON.stringify({ kind: 'silence', days: 90 }));
  const tickets = makeTickets(folder);
  return {
    project,
    call: callsOn(project, folder, tickets),
    /** Where a result file is. */
    pathOf: ({ file }: { file: string }) => tickets.redeem(file, 'open'),
    /** A ticket for a file to read. */
    ticketFor: (path: string) => tickets.grant(path, 'open'),
  };
}
