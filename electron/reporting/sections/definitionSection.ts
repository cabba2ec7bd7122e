// What counts as lost here, why, how often that would have been wrong, and who settled it when.
import { longestShown, returnCurveChart } from '../../../shared/charts/returnCurve.ts';
import type { DefinitionCandidate, MethodVerdict } from '../../../shared/contract/definition.ts';
import {
  definitionWords,
  newCallsReturnMore,
  sameDefinition,
  shortDefinition,
} from '../../../shared/definitionWords.ts';
import { html, type Part } from '../html.ts';
import type { DefinitionFacts, ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

/** Choices printed; the program shows all of them. */
const CHOICES = 12;

export function definitionSection(pen: ReportPen, { definition: facts }: ReportInput): Part {
  if (!facts) return null;
  const { advice, choices } = facts;
  const { format, t } = pen;
  const inForce = advice.inForce.definition;
  return [
    html`<p><strong>${format.t('definition.inForce.now', { definition: pen.say(definitionWords(inForce)) })}</strong> ${format.t(`definition.inForce.${advice.inForce.origin}`)}</p>`,
    advice.refused ? refusal(pen, advice.refused) : evidence(pen, facts),
    sufficiencyTable(pen, facts),
    choices.length > 0 && choiceTable(pen, choices),
    choices.length > CHOICES &&
      html`<p class="source">${t('definition.choicesLatest', { shown: CHOICES, all: choices.length })}</p>`,
    noticeList(pen, advice.notices),
  ];
}

function evidence(pen: ReportPen, { advice }: DefinitionFacts): Part {
  const { t, format } = pen;
  const { candidates } = advice;
  const inForce = advice.inForce.definition;
  const longest = longestShown(advice, inForce);
  const curve = { ...advice, returnCurve: advice.returnCurve.filter((point) => point.days <= longest) };
  const columns: ReportColumn<DefinitionCandidate>[] = [
    {
      head: format.t('definition.table.definition'),
      kind: 'text',
      width: '36%',
      cell: (row) =>
        html`${candidates.indexOf(row) + 1} ${pen.say(shortDefinition(row.definition))}<span class="note">${[
          ...(row.recommended ? [format.t('definition.role.recommended')] : []),
          ...(row.inForce ? [format.t('definition.role.inForce')] : []),
          ...(row.role === 'inForce' ? [] : [format.t(`definition.role.${row.role}`)]),
        ].join(format.t('definition.role.list'))}</span>`,
    },
    { head: format.t('definition.table.called'), kind: 'figure', cell: (row) => format.number(row.called.numerator) },
    { head: t('definition.calledShare'), kind: 'figure', cell: (row) => format.share(row.called.value) },
    { head: t('definition.tested'), kind: 'figure', cell: (row) => format.number(row.falseChurn.denominator) },
    { head: t('definition.false'), kind: 'figure', cell: (row) => format.share(row.falseChurn.value) },
    { head: t('churn.interval'), kind: 'figure', width: '13%', cell: (row) => pen.interval(row.falseChurn) },
    { head: t('definition.delay'), kind: 'figure', cell: (row) => format.number(row.noticedAfterDays) },
  ];
  return [
    pen.figure(
      returnCurveChart(curve, format, pen.theme, inForce.kind === 'silence' ? inForce.days : null),
      250,
      t('definition.curveSource', { count: advice.intervals, customers: format.number(advice.repeatCustomers) }),
    ),
    html`<p>${
      advice.test
        ? format.t('definition.table.about', {
            count: advice.test.dates.length,
            days: advice.test.followDays,
            last: { as: 'date', value: advice.test.dates.at(-1) ?? '' },
          })
        : format.t('definition.table.untested')
    } ${newCallsReturnMore(candidates) && format.t('definition.table.two')}</p>`,
    reportTable(columns, candidates, {
      caption: format.t('definition.table.title'),
      isTotal: (row) => sameDefinition(row.definition, inForce),
    }),
    overlapTable(pen, advice),
  ];
}

function overlapTable(pen: ReportPen, { candidates, overlap }: DefinitionFacts['advice']): Part {
  const { format } = pen;
  if (candidates.length < 2) return null;
  const both = (a: number, b: number) =>
    a === b
      ? candidates[a]!.called.numerator
      : overlap.find((pair) => pair.a === Math.min(a, b) && pair.b === Math.max(a, b))!.both;
  const columns: ReportColumn<number>[] = [
    {
      head: format.t('definition.overlap.head'),
      kind: 'text',
      width: '40%',
      cell: (index) => `${index + 1} ${pen.say(shortDefinition(candidates[index]!.definition))}`,
    },
    ...candidates.map(
      (_, column): ReportColumn<number> => ({
        head: String(column + 1),
        kind: 'figure',
        cell: (index) => format.number(both(index, column)),
      }),
    ),
  ];
  return reportTable(
    columns,
    candidates.map((_, index) => index),
    { caption: pen.t('definition.overlap') },
  );
}

function sufficiencyTable(pen: ReportPen, { sufficiency }: DefinitionFacts): Part {
  const { format } = pen;
  const columns: ReportColumn<MethodVerdict>[] = [
    {
      head: pen.t('definition.analysis'),
      kind: 'text',
      width: '32%',
      cell: ({ method }) => format.t(`sufficiency.methods.${method}`),
    },
    {
      head: pen.t('definition.possible'),
      kind: 'text',
      width: '14%',
      cell: ({ can }) => format.t(can ? 'sufficiency.yes' : 'sufficiency.no'),
    },
    { head: pen.t('definition.because'), kind: 'text', cell: ({ reason }) => pen.say(reason) },
  ];
  return [
    html`<h3>${format.t('sufficiency.title')}</h3><p>${pen.say(sufficiency.headline)}</p>`,
    reportTable(columns, sufficiency.methods, { isFaint: ({ can }) => !can }),
  ];
}

type Choice = DefinitionFacts['choices'][number];

function choiceTable(pen: ReportPen, choices: readonly Choice[]): Part {
  const { format } = pen;
  const columns: ReportColumn<Choice>[] = [
    {
      head: format.t('definition.history.when'),
      kind: 'text',
      width: '22%',
      cell: ({ changedAt }) => changedAt.slice(0, 16).replace('T', ' '),
    },
    {
      head: format.t('definition.history.by'),
      kind: 'text',
      width: '20%',
      cell: ({ changedBy }) => changedBy ?? pen.t('definition.unnamed'),
    },
    {
      head: format.t('definition.table.definition'),
      kind: 'text',
      cell: ({ definition }) =>
        definition ? pen.say(definitionWords(definition)) : format.t('definition.history.proposal'),
    },
  ];
  return reportTable(columns, choices.slice(0, CHOICES), { caption: format.t('definition.history.title') });
}
