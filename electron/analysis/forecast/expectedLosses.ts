import { fitSbg, type Sbg, sbgSurvival } from '../../stats/sbg.ts';
import { lastSeen } from '../definition/renewals.ts';
import { silencesAt } from '../definition/returnCurve.ts';
import { usable } from '../survival/retentionModel.ts';
import { tenuresOf } from '../survival/tenure.ts';
import { activityAt } from '../view/activity.ts';
import { silenceLimit } from '../view/lostRule.ts';
import { ACTIVE, AT_RISK } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { silenceChances } from './silenceChances.ts';

export const MONTHS_AHEAD = [1, 3, 6] as const;
const MEAN_MONTH_DAYS = 365.25 / 12;
export const daysOf = (months: number): number => Math.round(months * MEAN_MONTH_DAYS);
const MOST_AHEAD = daysOf(6);

/** What is expected of the customers not lost at a view's day, by months ahead of MONTHS_AHEAD. */
export type Losses = {
  readonly basis: 'contract' | 'silence';
  readonly customers: number;
  readonly revenueE4: number;
  /** Expected number and money, and the variance of both by chance alone. */
  readonly lost: readonly number[];
  readonly lostVariance: readonly number[];
  readonly money: readonly number[];
  readonly moneyVariance: readonly number[];
};

/** Those who share one chance: how many, what they brought in the last year, and its squares. */
type Alike = { readonly key: number; count: number; money: number; squares: number };

/**
 * How many of today's customers will be lost within 1, 3 and 6 months (of 365.25 ÷ 12 days), as the sum of everybody's
 * own chance. Under contract the chance of a customer n whole months old is 1 − S(n + m) ÷ S(n) by the
 * shifted-beta-geometric model of all tenures (see fitSbg); where a silence decides it is that of silenceChances. With
 * other definitions, or where the model cannot be fitted, null. The variances are those of independent customers.
 */
export function lossesAhead(view: View): Losses | null {
  const { definition } = view.definition;
  if (isContract(view)) return underContract(view);
  if (definition.kind === 'silence') return bySilence(view);
  return null;
}

/** Whether the end of a contract, and no silence, decides who is lost. */
export const isContract = ({ definition: { definition } }: View): boolean =>
  definition.kind === 'cancelDate' || definition.kind === 'contractEnd';

/** The model of months under contract at the view's day, or null. */
export function contractModel(view: View): Sbg | null {
  return fitSbg(usable(lastSeen(tenuresOf(view, true), 'month')));
}

export function underContract(view: View, model: Sbg | null = contractModel(view)): Losses | null {
  if (!model) return null;
  const { present } = tenuresOf(view, true);
  const groups = groupsOf(view, (c) => Math.floor(Math.max(0, present[c]!) / MEAN_MONTH_DAYS));
  const stays = (n: number) => sbgSurvival(model, n);
  return sumUp('contract', groups, (months, { key }) => {
    const now = stays(key);
    return now > 0 ? 1 - stays(key + months) / now : 1;
  });
}

function bySilence(view: View): Losses {
  const { ledger, book, metrics, asOf, definition } = view;
  const limitOf = silenceLimit(ledger, definition.definition as Parameters<typeof silenceLimit>[1]);
  const chance = silenceChances(silencesAt(book, asOf), MOST_AHEAD);
  const limits = new Int32Array(metrics.lastDay.length);
  const most = 1 + Math.max(0, asOf - book.firstDay);
  const groups = groupsOf(view, (c) => {
    limits[c] = limitOf(c, metrics.medianGapDays[c]!);
    return limits[c]! * most + (asOf - metrics.lastDay[c]!);
  });
  return sumUp('silence', groups, (months, { key }) => chance(key % most, Math.floor(key / most), daysOf(months)));
}

function groupsOf(view: View, keyOf: (c: number) => number): Alike[] {
  const { states, metrics } = view;
  const groups = new Map<number, Alike>();
  for (let c = 0; c < states.length; c++) {
    if (states[c] !== ACTIVE && states[c] !== AT_RISK) continue;
    const key = keyOf(c);
    let group = groups.get(key);
    if (!group) {
      group = { key, count: 0, money: 0, squares: 0 };
      groups.set(key, group);
    }
    const money = metrics.trailingYearE4[c]!;
    group.count++;
    group.money += money;
    group.squares += money * money;
  }
  return [...groups.values()].sort((a, b) => a.key - b.key);
}

function sumUp(
  basis: Losses['basis'],
  groups: readonly Alike[],
  chanceOf: (months: number, group: Alike) => number,
): Losses {
  const by = MONTHS_AHEAD.map((months) => groups.map((group) => ({ group, q: chanceOf(months, group) })));
  const total = (of: (part: { group: Alike; q: number }) => number) =>
    by.map((parts) => parts.reduce((sum, part) => sum + of(part), 0));
  return {
    basis,
    customers: groups.reduce((sum, { count }) => sum + count, 0),
    revenueE4: groups.reduce((sum, { money }) => sum + money, 0),
    lost: total(({ group, q }) => q * group.count),
    lostVariance: total(({ group, q }) => q * (1 - q) * group.count),
    money: total(({ group, q }) => q * group.money),
    moneyVariance: total(({ group, q }) => q * (1 - q) * group.squares),
  };
}

/** Of the customers not lost at an earlier view's day, those lost `days` days later, as that was known then, and their year's revenue. */
export function lostLater(view: View, days: number): { lost: number; revenueE4: number } {
  const { states, ledger, book, asOf, definition, metrics } = view;
  const later = activityAt(ledger, book, asOf + days, definition.definition);
  let [lost, revenueE4] = [0, 0];
  for (let c = 0; c < states.length; c++) {
    if ((states[c] !== ACTIVE && states[c] !== AT_RISK) || later.lost[c] !== 1) continue;
    lost++;
    revenueE4 += metrics.trailingYearE4[c]!;
  }
  return { lost, revenueE4 };
}
