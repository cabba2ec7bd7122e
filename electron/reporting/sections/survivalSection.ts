// How long customers stay, what is to be expected of them, and what some points more of retention are worth.
import { retentionCurveChart } from '../../../shared/charts/retentionCurve.ts';
import { followedHeight, survivalCurvesChart } from '../../../shared/charts/survivalCurves.ts';
import type { PlanYear, SurvivalCurves, SurvivalGroup, SurvivalRetention } from '../../../shared/contract/survival.ts';
import { groupingWord, groupWord } from '../../../shared/groupWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function survivalSection(pen: ReportPen, { survival }: ReportInput): Part {
  if (!survival) return null;
  const { curves, byGroup, retention } = survival;
  return [
    curves.refused ? refusal(pen, curves.refused) : curvesPart(pen, curves),
    byGroup && !byGroup.refused && groupsPart(pen, byGroup),
    html`<h3>${pen.t('survival.ahead')}</h3>`,
    retention.refused ? refusal(pen, retention.refused) : aheadPart(pen, retention),
  ];
}

function curvesPart(pen: ReportPen, curves: SurvivalCurves): Part {
  const { t, format } = pen;
  const { overall } = curves;
  const columns: ReportColumn<SurvivalCurves['remaining'][number]>[] = [
    {
      head: format.t('survival.remaining.from'),
      kind: 'text',
      width: '28%',
      cell: (row) =>
        row.days === 0
          ? format.t('survival.remaining.start')
          : format.t('survival.table.days', { days: format.number(row.days) }),
    },
    { head: format.t('survival.remaining.customers'), kind: 'figure', cell: (row) => format.number(row.atRisk) },
    {
      head: format.t('survival.remaining.nextYear'),
      kind: 'figure',
      cell: (row) => format.share(row.nextYear?.value ?? null),
    },
    {
      head: t('survival.interval'),
      kind: 'figure',
      cell: (row) => pen.interval(row.nextYear ?? { low: null, high: null }),
    },
    { head: format.t('survival.remaining.mean'), kind: 'figure', cell: (row) => format.number(row.meanDays) },
  ];
  return [
    pen.figure(
      survivalCurvesChart(curves, format, pen.theme),
      230 + followedHeight(1),
      overall && t('survival.source', { customers: overall.customers, lost: overall.lost }),
    ),
    reportTable(columns, curves.remaining, { caption: format.t('survival.remaining.title') }),
    noticeList(pen, curves.notices),
  ];
}

/** The curves of the groups, who stays how long, and whether that could be chance. */
function groupsPart(pen: ReportPen, curves: SurvivalCurves): Part {
  const { t, format } = pen;
  const { by, groups, overall, meanUntilDays, tests } = curves;
  if (!by) return null;
  const title = html`<h3>${t('survival.byGroup', { by: groupingWord(format, by) })}</h3>`;
  const own = curves.notices.filter(({ text }) =>
    ['survival.notice.nothingToCompare', 'survival.notice.groupsLeftOut', 'survival.notice.groupedByOutcome'].includes(
      text.key,
    ),
  );
  if (groups.length < 2) return [title, noticeList(pen, own)];
  const longest = STAYS.find((days) => groups.every(({ stays }) => stays.some((stay) => stay.days === days)));
  const stayOf = ({ stays }: SurvivalGroup) => stays.find((stay) => stay.days === longest)?.stay ?? null;
  const columns: ReportColumn<SurvivalGroup>[] = [
    {
      head: format.t('survival.table.group'),
      kind: 'text',
      width: '24%',
      cell: ({ group }) => (group === null ? format.t('charts.survival.all') : groupWord(format, by, group)),
    },
    { head: format.t('survival.table.customers'), kind: 'figure', cell: (row) => format.number(row.customers) },
    { head: format.t('survival.table.lost'), kind: 'figure', cell: (row) => format.number(row.lost) },
    {
      head: format.t('survival.table.median'),
      unit: t('unit.days'),
      kind: 'figure',
      cell: ({ median }) =>
        median.value === null ? format.t('survival.table.notReached') : format.number(median.value),
    },
    {
      head: format.t('survival.table.mean'),
      unit: t('unit.days'),
      kind: 'figure',
      cell: ({ restrictedMean: { value, low, high } }) => [
        format.number(value),
        html`<span class="note">${format.t('common.interval', { low: format.number(low), high: format.number(high) })}</span>`,
      ],
    },
    ...(longest
      ? [
          {
            head: format.t('survival.table.stay', { count: longest }),
            kind: 'figure' as const,
            cell: (row: SurvivalGroup) => [
              format.share(stayOf(row)?.value ?? null),
              html`<span class="note">${pen.interval(stayOf(row) ?? { low: null, high: null })}</span>`,
            ],
          },
        ]
      : []),
  ];
  return [
    title,
    html`<p>${pen.say(curves.headline)}</p>`,
    pen.figure(survivalCurvesChart(curves, format, pen.theme), 240 + followedHeight(groups.length)),
    reportTable(columns, overall ? [...groups, overall] : groups, {
      caption: format.t('survival.table.title'),
      isTotal: ({ group }) => group === null,
    }),
    html`<p class="source">${[
      meanUntilDays !== null && t('survival.meanUntil', { count: meanUntilDays }),
      tests[0] &&
        ` ${t('survival.test', { chiSquare: format.decimal(tests[0].chiSquare), df: tests[0].df, p: chance(tests[0].pValue) })}`,
    ]}</p>`,
    noticeList(pen, own),
  ];
}

const STAYS = [365, 182, 90] as const;

const chance = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

function aheadPart(pen: ReportPen, retention: SurvivalRetention): Part {
  const { t, format } = pen;
  const { plan } = retention;
  const key = 'survival.retention.plan';
  const columns: ReportColumn<PlanYear>[] = [
    { head: format.t(`${key}.year`), kind: 'text', cell: (row) => format.t(`${key}.nth`, { year: row.year }) },
    { head: format.t(`${key}.retention`), kind: 'figure', cell: (row) => format.share(row.retention) },
    { head: format.t(`${key}.retentionPlus`), kind: 'figure', cell: (row) => format.share(row.retentionPlus) },
    { head: format.t(`${key}.customers`), kind: 'figure', cell: (row) => format.number(row.customers) },
    { head: format.t(`${key}.customersPlus`), kind: 'figure', cell: (row) => format.number(row.customersPlus) },
    { head: format.t(`${key}.extra`), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.extraMarginE4) },
    { head: format.t(`${key}.total`), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.totalE4) },
    {
      head: t('survival.interval'),
      unit: pen.unit,
      kind: 'figure',
      width: '17%',
      cell: (row) => `${pen.amount(row.totalLowE4)}–${pen.amount(row.totalHighE4)}`,
    },
  ];
  return [
    html`<p>${pen.say(retention.headline)}</p>`,
    pen.figure(
      retentionCurveChart(retention, format, pen.theme),
      220,
      t('survival.aheadSource', { customers: retention.customers, lost: retention.lost }),
    ),
    plan && [
      reportTable(columns, plan.years, { caption: format.t(`${key}.title`) }),
      html`<p>${format.t(`${key}.text`, {
        customers: format.number(plan.customers),
        margin: format.money(plan.marginE4),
        share: format.share(plan.marginShare),
        discount: format.share(plan.discount),
      })}</p>`,
    ],
    noticeList(
      pen,
      retention.notices.filter(({ text }) => !text.key.startsWith('survival.notice.early')),
    ),
  ];
}
