// What the rules cannot look at yet, and what to bring for it.
import { indicatorWords } from '../../../shared/alertRuleWords.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';

export type Offers = Result<'alertRules.indicators'>['indicators'];

export function MissingData({ offers }: { offers: Offers }) {
  const format = useFormat();
  const missing = offers.filter(({ offered }) => !offered);
  if (missing.length === 0) return <p className={classes.reason}>{format.t('alertRules.missing.nothing')}</p>;
  return (
    <ul className={classes.missing}>
      {missing.map(({ indicator, reason }) => (
        <li key={JSON.stringify(indicator)}>
          <strong>
            {indicator.kind === 'columnSum' ? format.t('alertRules.missing.column') : indicatorWords(format, indicator)}
          </strong>
          <span>{format.text(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
