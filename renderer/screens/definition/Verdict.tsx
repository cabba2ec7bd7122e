// What the data can carry: each kind of analysis with a yes or a no, and how much more would be enough.
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';

export function Verdict() {
  const format = useFormat();
  const { t } = format;
  const { data, error, retry } = useRead('definition.sufficiency', {});
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  if (!data) return null;
  return (
    <Section title={t('sufficiency.title')}>
      <p className={classes.sentence}>{format.text(data.headline)}</p>
      <ul className={classes.verdicts}>
        {data.methods.map((verdict) => (
          <li key={verdict.method} data-can={verdict.can}>
            <span className={classes.sign}>
              <Icon name={verdict.can ? 'check' : 'close'} size={13} />
              <span className={classes.hidden}>{t(verdict.can ? 'sufficiency.yes' : 'sufficiency.no')}</span>
            </span>
            <strong>{t(`sufficiency.methods.${verdict.method}`)}</strong>
            <span>{format.text(verdict.reason)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
