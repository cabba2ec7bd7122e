import type { Market, MarketPeriod, RankEntry } from '../../../shared/contract/indicators.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { asDate, asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, refusal, warn } from '../view/explain.ts';
import { asPoints } from '../view/points.ts';
import type { View } from '../view/view.ts';

/** One entry as it is kept: a market size with its period, a rank, an award. Days are day numbers. */
export type IndicatorEntry = {
  readonly id: number;
  readonly kind: 'marketSize' | 'rank' | 'award';
  readonly body: string;
  readonly fromDay: number;
  readonly toDay: number | null;
  readonly value: number | null;
  readonly outOf: number | null;
  readonly note: string | null;
};

/**
 * Own sales against the size of the market that somebody measured, and where others ranked the business.
 *
 * Share is own sales of the period ÷ market size (120 of 1,500 is 8.0 %). Growth compares with the entry before of the
 * same source, value ÷ value before − 1, and is given only where both periods are as long as each other (a tenth may
 * differ, so that months and leap years compare) and the own data cover them. The gap is own growth less growth of the
 * market; missed is what the share of the period before would have sold in this market, less what was sold. A rank of
 * 3 among 50 is "top 6 %". Entries that begin after D are not looked at.
 */
export function marketOf(view: View, entries: readonly IndicatorEntry[]): Market {
  const known = entries.filter(({ fromDay }) => fromDay <= view.asOf);
  const periods = marketPeriods(
    view,
    known.filter(({ kind }) => kind === 'marketSize'),
  );
  const ranks = rankEntries(known.filter(({ kind }) => kind === 'rank'));
  const refused = refusal(view) ?? (known.length === 0 ? say('analysis.market.refused') : null);
  const n = known.length;
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(periods, ranks, n),
    refused,
    notices: periods.some(({ share }) => share !== null && share > 1) ? [warn('analysis.market.notice.over')] : [],
    why: refused
      ? {}
      : {
          share: explain(view, 'marketShare', periods.length),
          growth: explain(view, 'marketGrowth', periods.length),
          missed: explain(view, 'marketMissed', periods.length),
          top: explain(view, 'rankTop', ranks.length),
        },
    periods,
    ranks,
    awards: known
      .filter(({ kind }) => kind === 'award')
      .map(({ id, body, fromDay, note }) => ({ indicator: id, body, day: isoDate(fromDay), note }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

function marketPeriods(view: View, entries: readonly IndicatorEntry[]): MarketPeriod[] {
  const ownOf = salesBetween(view);
  const rows: MarketPeriod[] = [];
  let before: (IndicatorEntry & { ownE4: number; complete: boolean }) | null = null;
  for (const entry of entries) {
    const to = entry.toDay!;
    const marketE4 = entry.value!;
    const ownE4 = ownOf(entry.fromDay, to);
    const first = view.ledger.firstDay;
    const incomplete =
      to - 1 > view.asOf ? 'unfinished' : first === null || entry.fromDay < first ? 'beforeData' : null;
    const last = before?.body === entry.body ? before : null;
    const comparable = last !== null && isAsLong(last.toDay! - last.fromDay, to - entry.fromDay);
    const both = comparable && last.complete && incomplete === null && last.ownE4 > 0;
    const marketGrowth = comparable ? marketE4 / last.value! - 1 : null;
    const ownGrowth = both ? ownE4 / last.ownE4 - 1 : null;
    rows.push({
      indicator: entry.id,
      body: entry.body,
      from: isoDate(entry.fromDay),
      to: isoDate(to),
      marketE4,
      ownE4,
      share: ownE4 >= 0 ? ownE4 / marketE4 : null,
      marketGrowth,
      ownGrowth,
      growthGap: ownGrowth === null || marketGrowth === null ? null : ownGrowth - marketGrowth,
      missedE4: both ? Math.round((last.ownE4 / last.value!) * marketE4 - ownE4) : null,
      note: entry.note,
      incomplete,
    });
    before = { ...entry, ownE4, complete: incomplete === null };
  }
  return rows;
}

const isAsLong = (a: number, b: number): boolean => Math.abs(a - b) <= 0.1 * Math.max(a, b);

/** Purchases less refunds of the days from … to − 1, up to D. */
function salesBetween({ book, asOf }: View): (from: number, to: number) => number {
  const { firstDay, dayNetE4 } = book;
  return (from, to) => {
    let sum = 0;
    const last = Math.min(to - 1, asOf, firstDay + dayNetE4.length - 1);
    for (let day = Math.max(from, firstDay); day <= last; day++) sum += dayNetE4[day - firstDay]!;
    return sum;
  };
}

function rankEntries(entries: readonly IndicatorEntry[]): RankEntry[] {
  const before = new Map<string, number>();
  return entries.map(({ id, body, fromDay, value, outOf, note }) => {
    const last = before.get(body);
    before.set(body, value!);
    return {
      indicator: id,
      body,
      day: isoDate(fromDay),
      rank: value!,
      outOf: outOf!,
      top: value! / outOf!,
      gained: last === undefined ? null : last - value!,
      note,
    };
  });
}

function headline(periods: readonly MarketPeriod[], ranks: readonly RankEntry[], n: number): Text {
  const latest = periods
    .filter(({ incomplete, share }) => incomplete === null && share !== null)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);
  if (!latest) {
    const rank = ranks.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
    if (!rank) return say('analysis.market.headline.plain', { count: n });
    const { body, rank: place, outOf, top } = rank;
    return say('analysis.market.headline.rank', {
      body,
      rank: place,
      outOf,
      top: asShare(top),
      date: asDate(rank.day),
    });
  }
  const params = {
    from: asDate(latest.from),
    until: asDate(isoDate(parseIsoDate(latest.to)! - 1)),
    own: asMoney(latest.ownE4),
    market: asMoney(latest.marketE4),
    share: asShare(latest.share),
    body: latest.body,
  };
  if (latest.growthGap === null) return say('analysis.market.headline.share', params);
  return say(`analysis.market.headline.${latest.growthGap < 0 ? 'behind' : 'ahead'}`, {
    ...params,
    ownGrowth: asShare(latest.ownGrowth),
    marketGrowth: asShare(latest.marketGrowth),
    points: asPoints(Math.abs(latest.growthGap)),
  });
}
