// The page for those who read one page: key figures, what was found, what to do next.
import { customerStatesChart } from '../../../shared/charts/customerStates.ts';
import { revenueChart } from '../../../shared/charts/revenueMonths.ts';
import type { Text } from '../../../shared/text.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput, ReportSection } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { keyFigures } from './keyFigures.ts';

type Finding = { section: ReportSection; text: string };

function findings(pen: ReportPen, input: ReportInput, included: readonly ReportSection[]): Finding[] {
  const answers: { section: ReportSection; answer: { headline: Text; refused: Text | null } | null }[] = [
    { section: 'churn', answer: input.rates },
    { section: 'segments', answer: input.rfm },
    { section: 'value', answer: input.value },
    { section: 'alerts', answer: input.alerts?.list ?? null },
    { section: 'alertRules', answer: input.alertRules?.tried ?? null },
    { section: 'beforeLeaving', answer: input.beforeLeaving },
    { section: 'prediction', answer: input.prediction?.list ?? null },
    { section: 'toCome', answer: input.toCome },
    { section: 'forecast', answer: input.forecast?.lost ?? null },
    { section: 'costs', answer: input.churnCost },
    { section: 'benefit', answer: input.benefit?.result ?? null },
  ];
  return answers.flatMap(({ section, answer }) =>
    answer && answer.refused === null && included.includes(section)
      ? [{ section, text: pen.say(answer.headline) }]
      : [],
  );
}

/** Steps that follow from the figures, the most pressing first. */
function nextSteps(pen: ReportPen, input: ReportInput, included: readonly ReportSection[]): string[] {
  const { t, format } = pen;
  const { overview, atRisk, rfm } = input;
  const steps: string[] = [];
  const keyAtRisk = atRisk.rows.filter((row) => row.valueClass === 'key').length;
  if (atRisk.total > 0) {
    steps.push(
      t('next.contact', {
        count: atRisk.total,
        amount: format.moneyCompact(overview.atRiskRevenueE4),
        place: included.includes('atRisk') ? t('next.listed') : '',
      }),
    );
  }
  if (keyAtRisk > 0) steps.push(t('next.keyFirst', { count: keyAtRisk }));
  const cantLose = rfm.segments.find((segment) => segment.segment === 'cantLose');
  if (cantLose && cantLose.customers > 0) {
    steps.push(t('next.cantLose', { count: cantLose.customers, amount: format.moneyCompact(cantLose.revenueE4) }));
  }
  if (overview.definition.origin !== 'chosen') steps.push(t('next.definition'));
  if (input.benefit === null) steps.push(t('next.measure'));
  return steps;
}

export function overviewSection(pen: ReportPen, input: ReportInput, included: readonly ReportSection[]): Part {
  const { t, format } = pen;
  const { overview } = input;
  if (overview.refused) return refusal(pen, overview.refused);
  const found = findings(pen, input, included);
  const steps = nextSteps(pen, input, included);
  const months = overview.revenueMonths;
  return [
    keyFigures(pen, input),
    found.length > 0 &&
      html`<div class="list"><h3>${t('found')}</h3>
<dl class="findings">${found.map(
        ({ section, text }) =>
          html`<div><dt><a href="#${section}">${t(`section.${section}`)}</a></dt><dd>${text}</dd></div>`,
      )}</dl></div>`,
    steps.length > 0 &&
      html`<div class="list"><h3>${t('next.title')}</h3><ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol></div>`,
    pen.figure(
      customerStatesChart(overview, format, pen.theme),
      overview.noPurchase > 0 ? 132 : 106,
      t('statesSource', { count: overview.customers }),
    ),
    months.length > 1 && pen.figure(revenueChart(overview, format, pen.theme), 210, t('revenueSource')),
    noticeList(pen, overview.notices),
  ];
}
