// What people believe of churn, put to the data: yes, no or not to be said yet; and claims checked.
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Hypotheses, Hypothesis } from '../../../shared/contract/rateGroups.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useSaveSettings } from '../settings/useSaveSettings.ts';
import classes from './Churn.module.css';
import { ChurnTabs } from './ChurnTabs.tsx';
import { ClaimPanel } from './ClaimPanel.tsx';
import { SpanOptions } from './SpanOptions.tsx';
import { TypeSides } from './TypeSides.tsx';
import { useSpan } from './useSpan.ts';

export function BeliefsPart() {
  const { t } = useFormat();
  const { choice, change, args } = useSpan();
  const [newDays, setNewDays] = useState(365);
  const settings = useRead('settings.get', {});
  const save = useSaveSettings();
  const { data, error, loading, stale, retry } = useRead('rates.hypotheses', { ...args, newDays });
  return (
    <AnalysisPage
      title={t('frame.screen.churn')}
      section="beliefs"
      tabs={<ChurnTabs />}
      headline={data?.headline}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      options={
        <>
          <SpanOptions choice={choice} onChange={change} />
          <NumberInput
            label={t('beliefs.newDays')}
            description={t('beliefs.newDaysHint')}
            min={1}
            max={3650}
            value={newDays}
            onChange={(value) =>
              typeof value === 'number' && value >= 1 && value <= 3650 && setNewDays(Math.round(value))
            }
          />
        </>
      }
    >
      {data && (
        <>
          <div className={classes.cards}>
            {data.cards.map((card) => (
              <BeliefCard key={card.hypothesis} card={card} why={data.why} />
            ))}
          </div>
          {data.types.length > 0 && (
            <TypeSides
              types={data.types}
              chosen={settings.data?.intermediateTypes ?? null}
              onChange={(intermediateTypes) => void save({ intermediateTypes })}
            />
          )}
          <ClaimPanel />
        </>
      )}
    </AnalysisPage>
  );
}

function BeliefCard({ card, why }: { card: Hypothesis; why: Hypotheses['why'] }) {
  const format = useFormat();
  const { t } = format;
  const derivation = why[card.hypothesis];
  return (
    <section className={classes.card} data-verdict={card.verdict}>
      <header>
        <h3>{t(`beliefs.card.${card.hypothesis}`)}</h3>
        {derivation && <WhyButton why={derivation} title={t(`beliefs.card.${card.hypothesis}`)} compact />}
      </header>
      <p className={classes.cardVerdict}>{t(`beliefs.verdict.${card.verdict}`)}</p>
      <p>{format.text(card.answer)}</p>
      {card.neededEach !== null && (
        <p className={classes.cardMore}>{t('beliefs.needed', { count: card.neededEach })}</p>
      )}
    </section>
  );
}
