// What the models look at, and what they were not allowed to.
import type { PredictionResult } from '../../../shared/contract/prediction.ts';
import { featureWord } from '../../../shared/featureWords.ts';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

export function FeatureList({ result }: { result: PredictionResult }) {
  const format = useFormat();
  const { t } = format;
  const { run } = result;
  if (!run) return null;
  const words = run.features.map((feature) => featureWord(format, feature));
  return (
    <Section title={t('prediction.features.title')}>
      <p className={classes.lead}>
        {t('prediction.ranked.figure', {
          feature: t('prediction.features.used', { count: words.length }),
          value: words.join(t('customers.set.list')),
        })}
      </p>
      {run.refusedColumns.length > 0 && (
        <ul className={classes.columns} aria-label={t('prediction.features.leftOut')}>
          {run.refusedColumns.map((one) => (
            <li key={one.column}>{format.text(one.detail)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
