// All models of a race on the same later customers.

import type { PredictionResult, TrainedModel } from '../../../shared/contract/prediction.ts';
import { featureValue, featureWord } from '../../../shared/featureWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

export function RaceTable({ result }: { result: PredictionResult }) {
  const format = useFormat();
  const { t, share, decimal, number } = format;
  const { models, winner, champion, run, why } = result;
  const first = models[0];
  if (!run || !first) return null;
  const top = first.scores.top.customers;
  const plain = models.find((model) => model.plain !== null)?.plain;
  const interval = (value: string, low: string, high: string) => t('prediction.race.interval', { value, low, high });
  const columns: Column<TrainedModel>[] = [
    {
      id: 'model',
      head: t('prediction.race.model'),
      name: true,
      cell: (row) => (
        <span className={row.version === winner ? classes.won : undefined}>
          <span className={classes.name}>{t(`prediction.model.${row.kind}`)}</span>
          {row.version === winner && <span className={classes.mark}>{t('prediction.race.winner')}</span>}
          {row.version === champion && <span className={classes.mark}>{t('prediction.race.champion')}</span>}
        </span>
      ),
      value: (row) => t(`prediction.model.${row.kind}`),
      kind: 'text',
    },
    {
      id: 'top',
      head: t('prediction.race.top', { count: top }),
      tip: t('prediction.race.topTip'),
      number: true,
      cell: ({ scores }) =>
        interval(
          number(Math.round(scores.top.left)),
          number(Math.round((scores.top.share.low ?? 0) * top)),
          number(Math.round((scores.top.share.high ?? 0) * top)),
        ),
      value: ({ scores }) => scores.top.left,
    },
    {
      id: 'auc',
      head: t('prediction.race.auc'),
      tip: t('prediction.race.aucTip'),
      number: true,
      cell: ({ scores: { auc } }) => interval(share(auc.value), share(auc.low), share(auc.high)),
      value: ({ scores }) => scores.auc.value,
      kind: 'share',
    },
    {
      id: 'over',
      head: t('prediction.race.over'),
      tip: t('prediction.race.overTip'),
      number: true,
      cell: ({ scores: { overPlain } }) =>
        overPlain === null ? (
          '–'
        ) : (
          <span className={overPlain.low > 0 ? undefined : classes.soft}>
            {t('prediction.race.spread', {
              value: points(overPlain.value),
              low: points(overPlain.low),
              high: points(overPlain.high),
            })}
          </span>
        ),
      value: ({ scores }) => scores.overPlain?.value ?? null,
      kind: 'share',
    },
    {
      id: 'brier',
      head: t('prediction.race.brier'),
      tip: t('prediction.race.brierTip', { always: decimal(first.scores.brierAlways) }),
      number: true,
      cell: ({ scores }) => scores.brier.toFixed(3),
      value: ({ scores }) => scores.brier,
    },
    {
      id: 'slope',
      head: t('prediction.race.slope'),
      tip: t('prediction.race.slopeTip'),
      number: true,
      cell: ({ scores }) => decimal(scores.calibrationSlope),
      value: ({ scores }) => scores.calibrationSlope,
    },
  ];
  return (
    <Section title={t('prediction.race.title')} actions={why.auc && <WhyButton why={why.auc} compact />}>
      <p className={classes.dates}>
        {run.judgedBy === 'later'
          ? t('prediction.race.dates', {
              from: format.date(run.learntAt[0] ?? null),
              to: format.date(run.learntAt.at(-1) ?? null),
              count: run.learntAt.length,
              judged: run.judgedAt.map((day) => format.date(day)).join(', '),
              days: run.horizonDays,
              rows: number(run.judgedRows),
              events: number(run.judgedEvents),
            })
          : t('prediction.race.crossed', { rows: number(run.judgedRows), events: number(run.judgedEvents) })}
      </p>
      <DataTable
        label={t('prediction.race.title')}
        columns={columns}
        rows={models}
        rowKey={(row) => row.version}
        toneOf={(row) => (row.version === winner ? 'strong' : 'plain')}
      />
      <p className={classes.reading}>
        {plain &&
          t(`prediction.${plain.feature.kind === 'flag' ? 'plainFlag' : 'plainIs'}`, {
            feature: featureWord(format, plain.feature),
            border: featureValue(format, plain.feature, plain.border),
          })}{' '}
        {t('prediction.race.read', { always: first.scores.brierAlways.toFixed(3) })}
      </p>
    </Section>
  );
}

/** A difference of two shares in points. */
const points = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(100 * value).toFixed(1)}`;
