// A claim about churn, checked: points or percent, and whether the customers behind it carry it.
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ClaimResult } from '../../../shared/contract/rateGroups.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { ShareInput } from '../costBenefit/ShareInput.tsx';
import classes from './Churn.module.css';
import { usePoints } from './usePoints.ts';

type Claim = {
  against: 'data' | 'claim';
  first: number;
  firstN: number | null;
  second: number;
  secondN: number | null;
  lessBy: number | null;
};
const START: Claim = { against: 'claim', first: 0.15, firstN: 200, second: 0.1, secondN: 200, lessBy: null };

export function ClaimPanel() {
  const format = useFormat();
  const { t } = format;
  const [claim, setClaim] = useState<Claim>(START);
  const change = (part: Partial<Claim>) => setClaim({ ...claim, ...part });
  const { against, ...numbers } = claim;
  const { data } = useRead('rates.claim', {
    ...numbers,
    ...(against === 'data' ? { second: null, secondN: null } : {}),
  });
  const customers = (field: 'firstN' | 'secondN') => (
    <NumberInput
      label={t('claim.customers')}
      placeholder={t('claim.unknown')}
      min={1}
      max={1e9}
      allowDecimal={false}
      value={claim[field] ?? ''}
      onChange={(value) => change({ [field]: typeof value === 'number' && value >= 1 ? value : null })}
    />
  );
  return (
    <Section title={t('claim.title')}>
      <div className={classes.claim}>
        <form className={classes.claimForm} aria-label={t('claim.title')} onSubmit={(event) => event.preventDefault()}>
          <div className={classes.pair}>
            <ShareInput label={t('claim.first')} value={claim.first} onChange={(first) => change({ first })} />
            {customers('firstN')}
          </div>
          <SegmentedControl
            aria-label={t('claim.against.label')}
            value={against}
            onChange={(value) => change({ against: value === 'data' ? 'data' : 'claim' })}
            data={(['claim', 'data'] as const).map((value) => ({ value, label: t(`claim.against.${value}`) }))}
          />
          {against === 'claim' && (
            <div className={classes.pair}>
              <ShareInput label={t('claim.second')} value={claim.second} onChange={(second) => change({ second })} />
              {customers('secondN')}
            </div>
          )}
          <NumberInput
            label={t('claim.lessBy')}
            placeholder={t('claim.unknown')}
            suffix="%"
            min={0}
            max={100}
            decimalScale={1}
            value={claim.lessBy === null ? '' : Math.round(claim.lessBy * 1000) / 10}
            onChange={(value) =>
              change({ lessBy: typeof value === 'number' && value >= 0 && value <= 100 ? value / 100 : null })
            }
          />
        </form>
        {data && <ClaimAnswer result={data} />}
      </div>
    </Section>
  );
}

function ClaimAnswer({ result }: { result: ClaimResult }) {
  const format = useFormat();
  const { t, share } = format;
  const { points, relative, between } = usePoints();
  const { readings, difference, refused, first } = result;
  return (
    <div className={classes.claimAnswer}>
      {!refused && (
        <KeyFigures>
          <KeyFigure
            label={t('claim.points')}
            value={t('claim.pointsValue', { points: points(result.points) })}
            note={difference ? between(difference) : t('claim.noInterval')}
            why={result.why.difference}
          />
          <KeyFigure label={t('claim.relative')} value={relative(result.relative)} note={t('claim.relativeNote')} />
          <KeyFigure label={t('claim.carried')} value={t(`claim.verdict.${result.verdict}`)} />
        </KeyFigures>
      )}
      <p className={classes.claimSentence}>{format.text(result.headline)}</p>
      {readings && (
        <p>
          {t('claim.readings', {
            first: share(first.value),
            relative: share(readings.relative),
            points: readings.points < 0 ? t('claim.belowZero') : share(readings.points),
          })}
        </p>
      )}
      <Notices notices={result.notices} />
    </div>
  );
}
