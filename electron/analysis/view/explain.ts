import type { Notice, Why } from '../../../shared/contract/analysisBase.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { definitionParams } from '../../../shared/definitionWords.ts';
import { asDate, type Param, say, type Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { View } from './view.ts';

/** The day an answer is for as ISO text; null where no date was asked for and no row has one. */
export const asOfText = (view: View): string | null => (view.blank ? null : isoDate(view.asOf));

/**
 * Where a figure comes from: its definition and formula in words (`analysis.why.<figure>` in the locales), which
 * rows it was taken from, how many, and the customers behind it. `days` and `date` are always at hand in the texts.
 */
export function explain(
  view: View,
  figure: string,
  n: number,
  rows: CustomerSet | null = null,
  params: Record<string, Param> = {},
): Why {
  const { definition } = view.definition;
  const all = {
    ...definitionParams(definition),
    date: asDate(isoDate(view.asOf)),
    ...params,
  };
  return {
    definition: say(`analysis.why.${figure}.definition`, all),
    filter: say(view.only ? 'analysis.why.filterOnly' : 'analysis.why.filter', { date: all.date }),
    formula: say(`analysis.why.${figure}.formula`, all),
    n,
    rows,
  };
}

/**
 * Why nothing can be said at D at all, or null: there is no D because nothing is dated, nothing is dated up to D, or
 * nobody has bought yet. What comes after D does not show in it.
 */
export function refusal(view: View): Text | null {
  const { ledger, asOf } = view;
  if (view.blank) {
    const { customerCount } = (view.only?.whole ?? view).ledger;
    return customerCount === 0
      ? say('analysis.refused.nothing')
      : say('analysis.refused.noDates', { count: customerCount });
  }
  if (ledger.firstDay === null || ledger.firstDay > asOf) return say('analysis.refused.noData');
  if (lastPurchase(view) === null) return say('analysis.refused.noBuyers');
  return null;
}

export const inform = (key: string, params: Record<string, Param> = {}): Notice => ({
  level: 'info',
  text: say(key, params),
});
export const warn = (key: string, params: Record<string, Param> = {}): Notice => ({
  level: 'warning',
  text: say(key, params),
});

/** Days without any purchase before D that are worth a remark. */
const QUIET_DAYS = 31;

/** Notices that hold for every answer at D: nobody bought for long, a definition the data could not propose. */
export function viewNotices(view: View): Notice[] {
  const notices: Notice[] = [];
  const last = lastPurchase(view);
  if (last !== null && view.asOf - last > QUIET_DAYS) {
    notices.push(inform('analysis.notice.quiet', { date: asDate(isoDate(last)) }));
  }
  const { definition, origin } = view.definition;
  if (origin === 'fallback' && definition.kind === 'silence') {
    notices.push(warn('analysis.notice.fallback', { days: definition.days }));
  }
  if (origin === 'early' && definition.kind === 'silence') {
    notices.push(warn('analysis.notice.early', { days: definition.days }));
  }
  return notices;
}

function lastPurchase({ book, metrics, asOf, only }: View): number | null {
  // Sums by day of a cut view are dear; who bought last is known from the customers.
  if (only) {
    const { lastDay } = metrics;
    let last = NO_DAY;
    for (let c = 0; c < lastDay.length; c++) if (lastDay[c]! > last) last = lastDay[c]!;
    return last === NO_DAY ? null : last;
  }
  let i = Math.min(asOf - book.firstDay, book.dayOrders.length - 1);
  while (i >= 0 && book.dayOrders[i] === 0) i--;
  return i < 0 ? null : book.firstDay + i;
}
