// Who is about to leave: the race of models on later data, the rules of the tree, and the first of the list.
import { calibrationChart } from '../../../shared/charts/calibration.ts';
import { gainsChart } from '../../../shared/charts/gains.ts';
import type { PredictionResult, RankedCustomer, TrainedModel, TreeRule } from '../../../shared/contract/prediction.ts';
import { featureFigure, ruleWords } from '../../../shared/featureWords.ts';
import { html, type Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, rateCell, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function predictionSection(pen: ReportPen, { prediction }: ReportInput): Part {
  if (!prediction) return null;
  const { race, list } = prediction;
  if (race.refused) return refusal(pen, race.refused);
  if (race.models.length === 0) return null;
  return [racePart(pen, race), rulesPart(pen, race), list.refused ? null : listPart(pen, list.rows, list.headline)];
}

function racePart(pen: ReportPen, race: PredictionResult): Part {
  const { format } = pen;
  const { t } = format;
  const { models, winner, run } = race;
  const won = models.find(({ version }) => version === winner) ?? models[0]!;
  const top = won.scores.top.customers;
  const columns: ReportColumn<TrainedModel>[] = [
    {
      head: t('prediction.race.model'),
      kind: 'text',
      width: '24%',
      cell: (row) =>
        row.version === winner
          ? t('prediction.race.won', { model: t(`prediction.model.${row.kind}`) })
          : t(`prediction.model.${row.kind}`),
    },
    {
      head: t('prediction.race.top', { count: top }),
      kind: 'figure',
      cell: ({ scores }) => format.number(Math.round(scores.top.left)),
    },
    { head: t('prediction.race.auc'), kind: 'figure', cell: ({ scores }) => format.share(scores.auc.value) },
    { head: pen.t('survival.interval'), kind: 'figure', cell: ({ scores }) => pen.interval(scores.auc) },
    { head: t('prediction.race.brier'), kind: 'figure', cell: ({ scores }) => scores.brier.toFixed(3) },
  ];
  const source =
    run &&
    (run.judgedBy === 'later'
      ? t('prediction.race.dates', {
          from: format.date(run.learntAt[0] ?? null),
          to: format.date(run.learntAt.at(-1) ?? null),
          count: run.learntAt.length,
          judged: run.judgedAt.map((day) => format.date(day)).join(', '),
          days: run.horizonDays,
          rows: format.number(run.judgedRows),
          events: format.number(run.judgedEvents),
        })
      : t('prediction.race.crossed', {
          rows: format.number(run.judgedRows),
          events: format.number(run.judgedEvents),
        }));
  return [
    reportTable(columns, models, {
      caption: t('prediction.race.title'),
      isTotal: (row) => row.version === winner,
    }),
    pen.pair(
      gainsChart({ models, winner }, format, pen.theme),
      calibrationChart(won.scores, format, pen.theme),
      240,
      html`${source} ${t('prediction.race.read', { always: won.scores.brierAlways.toFixed(3) })}`,
    ),
    noticeList(pen, race.notices),
  ];
}

function rulesPart(pen: ReportPen, { models }: PredictionResult): Part {
  const tree = models.find(({ kind }) => kind === 'tree');
  if (!tree || tree.rules.length === 0) return null;
  const { format } = pen;
  const columns: ReportColumn<TreeRule>[] = [
    {
      head: format.t('prediction.rules.rule'),
      kind: 'text',
      width: '62%',
      cell: (row) => ruleWords(format, row.conditions),
    },
    { head: format.t('prediction.rules.learnt'), kind: 'figure', cell: (row) => rateCell(pen, row.learnt) },
    {
      head: format.t('prediction.rules.judged'),
      kind: 'figure',
      cell: (row) => (row.judged ? rateCell(pen, row.judged) : '–'),
    },
  ];
  return reportTable(columns, tree.rules, { caption: format.t('prediction.rules.title') });
}

function listPart(pen: ReportPen, rows: readonly RankedCustomer[], headline: Parameters<ReportPen['say']>[0]): Part {
  const { format } = pen;
  const { t } = format;
  const columns: ReportColumn<RankedCustomer>[] = [
    {
      head: t('prediction.ranked.customer'),
      kind: 'text',
      width: '24%',
      cell: (row) => row.name?.trim() || row.customer,
    },
    { head: t('prediction.ranked.riskHead'), kind: 'figure', cell: (row) => format.share(row.risk) },
    { head: t('prediction.ranked.value'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.valueE4) },
    { head: t('prediction.ranked.lossHead'), unit: pen.unit, kind: 'figure', cell: (row) => pen.amount(row.lossE4) },
    {
      head: t('prediction.ranked.why'),
      kind: 'text',
      width: '34%',
      cell: ({ pushes }) =>
        pushes.length === 0
          ? t('prediction.ranked.quiet')
          : pushes
              .slice(0, 2)
              .map(({ feature, value }) => featureFigure(format, feature, value))
              .join('; '),
    },
  ];
  return [
    html`<h3>${t('prediction.tab.list')}</h3>
<p class="lead">${pen.say(headline)}</p>`,
    reportTable(columns, rows),
  ];
}
