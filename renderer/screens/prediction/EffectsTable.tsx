// Odds ratios of the regression.
import type { Effect } from '../../../shared/contract/prediction.ts';
import { featureWord } from '../../../shared/featureWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

/** The rest changes little. */
const SHOWN = 12;

export function EffectsTable({ effects }: { effects: readonly Effect[] }) {
  const format = useFormat();
  const { t, decimal } = format;
  const direction = ({ low, high }: Effect) => (low > 1 ? 'up' : high < 1 ? 'down' : 'unclear');
  const columns: Column<Effect>[] = [
    {
      id: 'feature',
      head: t('prediction.effects.feature'),
      name: true,
      wraps: true,
      cell: (row) => featureWord(format, row.feature),
      value: (row) => featureWord(format, row.feature),
      kind: 'text',
    },
    {
      id: 'ratio',
      head: t('prediction.effects.ratio'),
      tip: t('prediction.effects.ratioTip'),
      number: true,
      cell: (row) =>
        t('prediction.race.interval', {
          value: decimal(row.oddsRatio),
          low: decimal(row.low),
          high: decimal(row.high),
        }),
      value: (row) => row.oddsRatio,
    },
    {
      id: 'direction',
      head: t('prediction.effects.direction'),
      cell: (row) => (
        <span className={direction(row) === 'unclear' ? classes.soft : undefined}>
          {t(`prediction.effects.${direction(row)}`)}
        </span>
      ),
      value: (row) => t(`prediction.effects.${direction(row)}`),
      kind: 'text',
    },
  ];
  return (
    <Section title={t('prediction.effects.title')}>
      <DataTable
        label={t('prediction.effects.title')}
        columns={columns}
        rows={effects.slice(0, SHOWN)}
        rowKey={(row) => featureWord(format, row.feature)}
      />
    </Section>
  );
}
