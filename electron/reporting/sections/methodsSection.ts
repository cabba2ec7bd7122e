// How the figures were made and what they cannot say, written from what this report really used.
import type { Why } from '../../../shared/contract/analysisBase.ts';
import { definitionParams } from '../../../shared/definitionWords.ts';
import type { Text } from '../../../shared/text.ts';
import { valueMeasure } from '../../../shared/valueMeasure.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput, ReportSection } from '../reportInput.ts';
import type { ReportPen } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';
import { methodsData } from './methodsData.ts';

type Answer = { section: ReportSection; notices: readonly { text: Text }[]; why: Readonly<Record<string, Why>> };

function definitionText(pen: ReportPen, input: ReportInput): Part {
  const { t, format } = pen;
  const { definition, origin } = input.overview.definition;
  const { proposal } = input;
  const what = t(`methods.${definition.kind}`, definitionParams(definition));
  const source = origin === 'fallback' && proposal.intervals === 0 ? 'fallbackNone' : origin;
  const from = t(`methods.origin.${source}`, { count: proposal.intervals, customers: proposal.repeatCustomers });
  const quantiles = proposal.quantiles;
  return html`<h3>${t('methods.definition')}</h3>
<p>${what} ${from}${
    quantiles &&
    html` ${t('methods.quantiles', {
      p50: pen.measured(quantiles.p50),
      p75: pen.measured(quantiles.p75),
      p90: pen.measured(quantiles.p90),
    })}`
  }</p>
<p>${t(`methods.states.${definition.kind}`)}</p>
${
  proposal.proposedDays !== null &&
  definition.kind === 'silence' &&
  definition.days !== proposal.proposedDays &&
  html`<p>${t('methods.differs', { proposed: format.number(proposal.proposedDays) })}</p>`
}`;
}

function ratesText(pen: ReportPen, { rates }: ReportInput): Part {
  const { t, format } = pen;
  const left = (kind: 'warmUp' | 'unfinished') => rates.points.filter((point) => point.immature === kind);
  const warmUp = left('warmUp');
  const unfinished = left('unfinished');
  const between = (points: typeof warmUp) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return '';
    return first === last
      ? format.month(first.from)
      : t('methods.monthsFromTo', { from: format.month(first.from), to: format.month(last.from) });
  };
  return html`<h3>${t('methods.rates')}</h3>
<p>${t('methods.ratesHow')} ${t('methods.interval')}</p>
${
  (warmUp.length > 0 || unfinished.length > 0) &&
  html`<ul class="bullets">
${warmUp.length > 0 && html`<li>${t('methods.warmUp', { count: warmUp.length, months: between(warmUp) })}</li>`}
${unfinished.length > 0 && html`<li>${t('methods.unfinished', { count: unfinished.length, months: between(unfinished) })}</li>`}
</ul>`
}`;
}

function segmentsText(pen: ReportPen, { rfm, sections }: ReportInput): Part {
  const { t, format } = pen;
  if (!sections.includes('segments') || rfm.refused) return null;
  const { bins, method } = rfm.options;
  const cuts = rfm.cuts;
  const rows = cuts
    ? ([
        ['recencyDays', cuts.recencyDays.map(pen.measured)],
        ['frequency', cuts.frequency.map(pen.measured)],
        ['monetary', cuts.monetary.map(format.decimal)],
      ] as const)
    : [];
  return html`<h3>${t('methods.segments')}</h3>
<p>${t(`methods.rfm.${method}`, { bins })} ${t('methods.rfm.partition')}</p>
${
  cuts &&
  reportTable(
    [
      {
        head: t('methods.rfm.cut'),
        kind: 'text',
        width: '36%',
        cell: (row) => t(`methods.rfm.${row[0]}`, { unit: pen.unit }),
      },
      ...cuts.recencyDays.map((_, index) => ({
        head: `${index + 1} | ${index + 2}`,
        kind: 'figure' as const,
        cell: (row: (typeof rows)[number]) => row[1][index] ?? '',
      })),
    ],
    rows,
    { caption: t('methods.rfm.cuts') },
  )
}`;
}

function valueText(pen: ReportPen, { value, sections }: ReportInput): Part {
  if (!sections.includes('value') || value.refused) return null;
  const { keyShare, ordinaryShare } = value.options;
  return html`<h3>${pen.t('methods.value')}</h3>
<p>${pen.t('methods.valueHow', {
    basis: pen.t(`value.basis.${valueMeasure(value.options)}`),
    key: { as: 'share', value: keyShare },
    ordinary: { as: 'share', value: ordinaryShare },
  })}</p>`;
}

type Derivation = { definition: string; filter: string; formula: string; n: number };

/** How each figure was made, section by section; what several sections share is said once. */
function derivations(pen: ReportPen, answers: readonly Answer[]): Part {
  const { t, format } = pen;
  const seen = new Set<string>();
  const unseen = (row: Derivation) => {
    const key = JSON.stringify(row);
    return !seen.has(key) && seen.add(key);
  };
  const groups = [...new Set(answers.map(({ section }) => section))]
    .map((section) => ({
      section,
      rows: answers
        .filter((answer) => answer.section === section)
        .flatMap(({ why }) => Object.values(why))
        .map((one) => ({
          definition: pen.say(one.definition),
          filter: pen.say(one.filter),
          formula: pen.say(one.formula),
          n: one.n,
        }))
        .filter(unseen),
    }))
    .filter(({ rows }) => rows.length > 0);
  const filters = new Set(groups.flatMap(({ rows }) => rows.map((row) => row.filter)));
  if (filters.size === 0) return null;
  const columns: ReportColumn<Derivation>[] = [
    { head: t('methods.figure'), kind: 'text', width: '46%', cell: (row) => row.definition },
    ...(filters.size > 1
      ? [{ head: t('methods.filter'), kind: 'text', cell: (row) => row.filter } satisfies ReportColumn<Derivation>]
      : []),
    { head: t('methods.formula'), kind: 'text', cell: (row) => row.formula },
    { head: t('methods.n'), kind: 'figure', width: '9%', cell: (row) => format.number(row.n) },
  ];
  return html`<h3>${t('methods.derivations')}</h3>
${filters.size === 1 && html`<p class="lead">${t('methods.filterOnce', { filter: [...filters][0] ?? '' })}</p>`}
${groups.map(({ section, rows }) => reportTable(columns, rows, { caption: t(`section.${section}`) }))}`;
}

const ALWAYS = ['silenceIsGuess', 'intervalsAreChance', 'noCause', 'pastOnly'] as const;

export function methodsSection(pen: ReportPen, input: ReportInput): Part {
  const { t } = pen;
  const every: Answer[] = [
    { section: 'overview', ...input.overview },
    ...(input.definition ? [{ section: 'definition' as const, ...input.definition.advice }] : []),
    { section: 'churn', ...input.rates },
    ...(input.groups ?? []).map((groups) => ({ section: 'groups' as const, ...groups })),
    ...(input.control ? [{ section: 'control' as const, ...input.control }] : []),
    ...(input.beliefs ? [{ section: 'beliefs' as const, ...input.beliefs }] : []),
    ...(input.cohorts ? [{ section: 'cohorts' as const, ...input.cohorts }] : []),
    ...(input.survival
      ? [
          { section: 'survival' as const, ...input.survival.curves },
          { section: 'survival' as const, ...input.survival.retention },
        ]
      : []),
    ...(input.beforeLeaving ? [{ section: 'beforeLeaving' as const, ...input.beforeLeaving }] : []),
    ...(input.drivers ? [{ section: 'drivers' as const, ...input.drivers }] : []),
    ...(input.odds ? [{ section: 'drivers' as const, ...input.odds }] : []),
    ...(input.prediction?.race.run ? [{ section: 'prediction' as const, ...input.prediction.race }] : []),
    ...(input.toCome ? [{ section: 'toCome' as const, ...input.toCome }] : []),
    ...(input.forecast
      ? [
          { section: 'forecast' as const, ...input.forecast.lost },
          { section: 'forecast' as const, ...input.forecast.losses },
        ]
      : []),
    { section: 'segments', ...input.rfm },
    ...(input.clusters ? [{ section: 'clusters' as const, ...input.clusters }] : []),
    { section: 'value', ...input.value },
    { section: 'costs', ...input.churnCost },
    ...(input.benefit ? [{ section: 'benefit' as const, ...input.benefit.result }] : []),
  ];
  const answers = every.filter(({ section }) => input.sections.includes(section));
  const notices = [...new Set(answers.flatMap((answer) => answer.notices.map(({ text }) => pen.say(text))))];
  return html`${methodsData(pen, input)}
${definitionText(pen, input)}
${ratesText(pen, input)}
${segmentsText(pen, input)}
${valueText(pen, input)}
<h3>${t('methods.limits')}</h3>
<ul class="bullets">${ALWAYS.map((key) => html`<li>${t(`methods.limit.${key}`)}</li>`)}
${notices.map((text) => html`<li>${text}</li>`)}</ul>
${derivations(pen, answers)}
<h3>${t('methods.made')}</h3>
<p>${t('methods.madeWith', { version: input.version, time: input.builtAt })}</p>`;
}
