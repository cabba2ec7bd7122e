// The card's one sentence, and where its figures come from.
import type { Why } from '../../../shared/contract/analysisBase.ts';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { isoDate } from '../../../shared/dates.ts';
import { definitionParams } from '../../../shared/definitionWords.ts';
import { asDate, asDecimal, asMoney, asShare, type Param, say, type Text } from '../../../shared/text.ts';
import { valueMeasure } from '../../../shared/valueMeasure.ts';
import type { FigureExtras } from '../../analysis/view/customerFigures.ts';
import { silenceLimit } from '../../analysis/view/lostRule.ts';
import type { View } from '../../analysis/view/view.ts';
import { PURCHASE, REFUND } from '../../ledger/ledger.ts';

const CLASS_TEXTS = {
  trailingYear: 'classTrailingYear',
  allTime: 'classAllTime',
  margin: 'classMargin',
  lifetime: 'classLifetime',
} as const;

const nameOf = (row: CustomerRow): string => row.name ?? row.customer;

/** Days of silence that are no loss for this customer yet. */
const limitFor = (rule: Parameters<typeof silenceLimit>[1], row: CustomerRow): number =>
  silenceLimit({ types: row.type === null ? [] : [row.type], typeOf: Int32Array.of(row.type === null ? -1 : 0) }, rule)(
    0,
    row.medianGapDays ?? -1,
  );

export function cardHeadline({ definition }: View, row: CustomerRow, cancelledOn: string | null): Text {
  const name = nameOf(row);
  const days = row.recencyDays;
  if (row.state === 'lost' && cancelledOn !== null && definition.definition.kind === 'cancelDate') {
    return say('card.headline.cancelled', { name, date: asDate(cancelledOn) });
  }
  if (days === null) return say('card.headline.noPurchase', { name });
  if (row.state === 'lost') {
    const rule = definition.definition;
    if (rule.kind === 'cancelDate' || rule.kind === 'contractEnd')
      return say('card.headline.few', { name, count: days });
    if (rule.kind === 'spendDrop') {
      return say('card.headline.lostSpending', { name, ...definitionParams(rule), count: days });
    }
    return say('card.headline.lost', { name, count: days, limit: limitFor(rule, row) });
  }
  if (row.medianGapDays === null) {
    return say(row.state === 'atRisk' ? 'card.headline.fewAtRisk' : 'card.headline.few', { name, count: days });
  }
  const key = row.state === 'atRisk' ? 'late' : (row.overdueRatio ?? 0) > 1 ? 'due' : 'onTime';
  return say(`card.headline.${key}`, {
    name,
    count: days,
    gap: asDecimal(row.medianGapDays),
    ratio: asDecimal(row.overdueRatio === null ? null : Math.round(row.overdueRatio * 10) / 10),
  });
}

type Counts = { purchases: number; refunds: number; yearLines: number };

function countLines({ ledger, asOf }: View, c: number): Counts {
  const counts = { purchases: 0, refunds: 0, yearLines: 0 };
  for (let i = ledger.start[c]!; i < ledger.start[c + 1]! && ledger.day[i]! <= asOf; i++) {
    const flags = ledger.flags[i]!;
    if (flags & PURCHASE) counts.purchases++;
    if (flags & REFUND) counts.refunds++;
    if (flags & (PURCHASE | REFUND) && ledger.day[i]! > asOf - 365) counts.yearLines++;
  }
  return counts;
}

/** By figure name; only figures the customer has. */
export function cardWhy(view: View, extras: FigureExtras, row: CustomerRow, c: number): Record<string, Why> {
  const { metrics, asOf } = view;
  const lines = countLines(view, c);
  const filter = say('card.why.filter', { name: nameOf(row), date: asDate(isoDate(asOf)) });
  const why = (figure: string, n: number, params: Record<string, Param>, rows: Why['rows'] = null): Why => ({
    definition: say(`card.why.${figure}.definition`, params),
    filter,
    formula: say(`card.why.${figure}.formula`, params),
    n,
    rows,
  });
  const all: Record<string, Why> = {
    state: stateWhy(view, row, filter, metrics.purchaseDays[c]!),
    revenueE4: why('revenue', lines.purchases + lines.refunds, {
      purchases: asMoney(metrics.purchasesE4[c]!),
      refunds: asMoney(row.refundsE4),
      revenue: asMoney(row.revenueE4),
    }),
    trailingYearE4: why('trailingYear', lines.yearLines, {
      from: asDate(isoDate(asOf - 364)),
      to: asDate(isoDate(asOf)),
      revenue: asMoney(row.trailingYearE4),
    }),
  };
  if (row.recencyDays === null || row.lastDay === null) return all;
  all.recencyDays = why('recency', metrics.purchaseDays[c]!, {
    date: asDate(isoDate(asOf)),
    last: asDate(row.lastDay),
    days: row.recencyDays,
  });
  all.orders = why('orders', lines.purchases, { orders: row.orders, lines: lines.purchases });
  all.averageOrderE4 = why('averageOrder', row.orders, {
    purchases: asMoney(metrics.purchasesE4[c]!),
    orders: row.orders,
    average: asMoney(row.averageOrderE4 === null ? null : Math.round(row.averageOrderE4)),
  });
  if (row.medianGapDays !== null) {
    const gaps = metrics.purchaseDays[c]! - 1;
    all.medianGapDays = why('medianGap', gaps, {
      gaps,
      days: metrics.purchaseDays[c]!,
      gap: asDecimal(row.medianGapDays),
    });
    all.overdueRatio = why('overdue', gaps, {
      days: row.recencyDays,
      gap: asDecimal(row.medianGapDays),
      ratio: asDecimal(row.overdueRatio),
    });
  }
  if (row.valueClass !== null) {
    const { options, buyers, valueE4 } = extras.values;
    all.valueClass = why(
      row.valueClass === 'letGo' ? 'classLetGo' : CLASS_TEXTS[valueMeasure(options)],
      buyers,
      {
        key: asShare(options.keyShare),
        ordinary: asShare(options.ordinaryShare),
        value: asMoney(valueE4[c]!),
        buyers,
      },
      { kind: 'valueClass', options, valueClass: row.valueClass },
    );
  }
  if (row.segment !== null) {
    const { options, buyers, r, f, m } = extras.rfm;
    all.segment = why(
      options.method === 'quantile' ? 'segmentQuantile' : options.method === 'jenks' ? 'segmentJenks' : 'segmentFixed',
      buyers,
      { bins: options.bins, r: r[c]!, f: f[c]!, m: m[c]! },
      { kind: 'rfmSegment', options, segment: row.segment },
    );
  }
  return all;
}

function stateWhy({ definition }: View, row: CustomerRow, filter: Text, n: number): Why {
  const rule = definition.definition;
  return {
    definition:
      rule.kind === 'silence'
        ? say('card.why.state.silence', { limit: limitFor(rule, row) })
        : say(`card.why.state.${rule.kind === 'rhythm' ? 'rhythmRule' : rule.kind}`, definitionParams(rule)),
    filter,
    formula:
      row.recencyDays === null
        ? say('card.why.state.noPurchase')
        : row.medianGapDays === null
          ? say('card.why.state.noRhythm', { days: row.recencyDays })
          : say('card.why.state.rhythm', { days: row.recencyDays, gap: asDecimal(row.medianGapDays) }),
    n,
    rows: { kind: 'state', states: [row.state] },
  };
}
