// What customers are still going to bring, how such an expectation did on the past, and for whom.
import { toComeFrequencyChart } from '../../../shared/charts/toComeFrequency.ts';
import { toComeWeeklyChart } from '../../../shared/charts/toComeWeekly.ts';
import type { Contender, ToComeHoldOut, ToComeValue } from '../../../shared/contract/toCome.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function toComeSection(pen: ReportPen, { toCome }: ReportInput): Part {
  if (!toCome) return null;
  if (toCome.refused) return refusal(pen, toCome.refused);
  return [
    groupsPart(pen, toCome),
    toCome.holdOut && trialPart(pen, toCome.holdOut),
    html`<p class="source">${modelWords(pen, toCome)}</p>`,
    noticeList(pen, toCome.notices),
  ];
}

type Row = NonNullable<ToComeValue['total']> & { readonly name: string; readonly isTotal?: boolean };

function groupsPart(pen: ReportPen, { total, kinds, classes, marginShare, discount }: ToComeValue): Part {
  const { format } = pen;
  const { t } = format;
  if (!total) return null;
  const rows: Row[] = [
    ...kinds.map((row) => ({ ...row, name: t(`toCome.groups.${row.kind}`) })),
    ...classes.map((row) => ({ ...row, name: t(`segments.classes.${row.valueClass}`) })),
    { ...total, name: t('toCome.groups.total'), isTotal: true },
  ];
  const whole = (value: number) => format.number(Math.round(value));
  const money = (value: number) => pen.amount(Math.round(value));
  const columns: ReportColumn<Row>[] = [
    { head: t('toCome.groups.group'), kind: 'text', width: '22%', cell: ({ name }) => name },
    { head: t('toCome.groups.count'), kind: 'figure', cell: ({ customers }) => whole(customers) },
    { head: t('toCome.groups.alive'), kind: 'figure', cell: ({ alive }) => whole(alive) },
    { head: t('toCome.groups.orders'), kind: 'figure', cell: ({ orders }) => whole(orders.value) },
    { head: t('toCome.groups.spend'), unit: pen.unit, kind: 'figure', cell: ({ spendE4 }) => money(spendE4.value) },
    {
      head: t('toCome.groups.interval'),
      unit: pen.unit,
      kind: 'figure',
      width: '20%',
      cell: ({ spendE4 }) => t('common.interval', { low: money(spendE4.low), high: money(spendE4.high) }),
    },
    { head: t('toCome.groups.value'), unit: pen.unit, kind: 'figure', cell: ({ valueE4 }) => money(valueE4.value) },
  ];
  return [
    reportTable(columns, rows, { caption: t('toCome.groups.title'), isTotal: ({ isTotal }) => isTotal === true }),
    html`<p class="source">${pen.t('named', {
      name: t('toCome.figure.value'),
      value: t('toCome.figure.valueNote', { margin: format.share(marginShare), discount: format.share(discount) }),
    })}</p>`,
  ];
}

function trialPart(pen: ReportPen, held: ToComeHoldOut): Part {
  const { format } = pen;
  const { t } = format;
  const best = held.contenders.find(({ chosen }) => chosen);
  const columns: ReportColumn<Contender>[] = [
    { head: t('toCome.trial.models'), kind: 'text', width: '30%', cell: ({ kind }) => t(`toCome.model.${kind}`) },
    {
      head: t('toCome.trial.expected'),
      kind: 'figure',
      cell: ({ expected }) => format.number(Math.round(expected)),
    },
    { head: t('toCome.trial.actual'), kind: 'figure', cell: () => format.number(held.actual) },
    { head: t('toCome.trial.error'), kind: 'figure', cell: ({ error }) => format.decimal(error) },
    { head: t('toCome.trial.customers'), kind: 'figure', cell: ({ customers }) => format.number(customers) },
  ];
  return [
    html`<h3>${t('toCome.trial.title')}</h3>
<p class="lead">${t('toCome.trial.lead', {
      until: format.date(held.fittedUntil),
      weeks: held.weeks,
      customers: format.number(held.customers),
    })} ${t(`toCome.trial.winner.${held.winner}`, { model: t(`toCome.model.${best?.kind ?? 'mbg'}`) })}</p>`,
    pen.pair(toComeWeeklyChart(held, format, pen.theme), toComeFrequencyChart(held, format, pen.theme), 240),
    reportTable(columns, held.contenders, { isTotal: ({ chosen }) => chosen }),
  ];
}

const LETTERS: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' };

/** The parameters in a line, with their standard errors. */
function modelWords(pen: ReportPen, { model, spending }: ToComeValue): string {
  if (!model) return '';
  const { format } = pen;
  const exact = new Intl.NumberFormat(format.locale, { maximumSignificantDigits: 4 });
  const line = (rows: typeof model.parameters) =>
    rows
      .map(({ name, value, error }) => {
        const letter = LETTERS[name] ?? name;
        return `${letter} ${exact.format(value)}${error === null ? '' : ` ± ${exact.format(error)}`}`;
      })
      .join(', ');
  const { t } = format;
  const parts = [
    pen.t('named', {
      name: t('toCome.parameters.buying', { model: t(`toCome.model.${model.kind}`) }),
      value: line(model.parameters),
    }),
    t('toCome.parameters.fitted', { value: format.decimal(model.logLikelihood) }),
  ];
  if (spending && spending.parameters.length > 0) {
    parts.push(pen.t('named', { name: t('toCome.parameters.spend'), value: line(spending.parameters) }));
  }
  return parts.join(t('prediction.rules.and'));
}
