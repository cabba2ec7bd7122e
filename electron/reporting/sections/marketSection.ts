// Own sales against the market, where others rank the business, and its awards.
import { marketShareChart } from '../../../shared/charts/marketShare.ts';
import { rankTrendChart } from '../../../shared/charts/rankTrend.ts';
import type { Market, MarketPeriod, RankEntry } from '../../../shared/contract/indicators.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { signedPoints } from '../../../shared/signedPoints.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function marketSection(pen: ReportPen, { market }: ReportInput): Part {
  if (!market) return null;
  if (market.refused) return refusal(pen, market.refused);
  return [
    market.periods.length > 0 && marketPart(pen, market),
    market.ranks.length > 0 && ranksPart(pen, market),
    market.awards.length > 0 && awardsPart(pen, market),
    noticeList(pen, market.notices),
  ];
}

const dayBefore = (iso: string) => isoDate(parseIsoDate(iso)! - 1);

function marketPart(pen: ReportPen, market: Market): Part {
  const { format } = pen;
  const { points, relative } = signedPoints(format.locale);
  const word = (key: string) => format.t(`charts.market.${key}`);
  const columns: ReportColumn<MarketPeriod>[] = [
    {
      head: word('body'),
      kind: 'text',
      width: '25%',
      cell: (row) => [
        row.body,
        html`<span class="note">${format.t('common.interval', { low: row.from, high: dayBefore(row.to) })}${
          row.incomplete && ` · ${format.t(`indicators.incomplete.${row.incomplete}`)}`
        }</span>`,
      ],
    },
    { head: word('market'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.marketE4) },
    { head: word('own'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.ownE4) },
    { head: word('share'), kind: 'figure', cell: (row) => format.share(row.share) },
    { head: word('ownGrowth'), kind: 'figure', cell: (row) => relative(row.ownGrowth) },
    { head: word('marketGrowth'), kind: 'figure', cell: (row) => relative(row.marketGrowth) },
    { head: word('gap'), kind: 'figure', cell: (row) => points(row.growthGap) },
    { head: word('missed'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.missedE4) },
  ];
  return [
    pen.figure(marketShareChart(market, format, pen.theme), 220),
    reportTable(columns, market.periods.toReversed(), {
      caption: format.t('indicators.periods', { currency: format.currency }),
      isFaint: ({ incomplete }) => incomplete !== null,
    }),
  ];
}

function ranksPart(pen: ReportPen, market: Market): Part {
  const { format } = pen;
  const word = (key: string) => format.t(`charts.ranks.${key}`);
  const columns: ReportColumn<RankEntry>[] = [
    { head: word('body'), kind: 'text', width: '26%', cell: (row) => row.body },
    { head: word('day'), kind: 'text', cell: (row) => row.day },
    {
      head: word('rank'),
      kind: 'figure',
      cell: (row) => format.t('indicators.rankOf', { rank: format.number(row.rank), outOf: format.number(row.outOf) }),
    },
    { head: word('top'), kind: 'figure', cell: (row) => format.t('indicators.top', { share: format.share(row.top) }) },
    {
      head: format.t('indicators.gained'),
      kind: 'figure',
      cell: ({ gained }) => (gained !== null && gained > 0 ? `+${format.number(gained)}` : format.number(gained)),
    },
    { head: format.t('indicators.note'), kind: 'text', width: '24%', cell: (row) => row.note ?? '' },
  ];
  return [
    html`<h3>${format.t('indicators.ranks')}</h3>`,
    pen.figure(rankTrendChart(market, format, pen.theme), 200),
    reportTable(
      columns,
      market.ranks.toSorted((a, b) => (a.day < b.day ? 1 : -1)),
      { caption: format.t('indicators.ranks') },
    ),
  ];
}

function awardsPart({ format }: ReportPen, { awards }: Market): Part {
  const columns: ReportColumn<Market['awards'][number]>[] = [
    { head: format.t('charts.market.body'), kind: 'text', width: '34%', cell: (row) => row.body },
    { head: format.t('charts.ranks.day'), kind: 'text', width: '18%', cell: (row) => row.day },
    { head: format.t('indicators.note'), kind: 'text', cell: (row) => row.note ?? '' },
  ];
  return reportTable(columns, awards, { caption: format.t('indicators.awards') });
}
