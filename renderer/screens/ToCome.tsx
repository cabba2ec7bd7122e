// What customers are still going to bring: in all, by group, one by one, and how well that held on the past.
import { useState } from 'react';
import type { Result } from '../../shared/contract/contract.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { RetentionPart } from './survival/RetentionPart.tsx';
import { BandsPart } from './toCome/BandsPart.tsx';
import { CustomerList } from './toCome/CustomerList.tsx';
import { DuePart } from './toCome/DuePart.tsx';
import { GroupTable } from './toCome/GroupTable.tsx';
import { HorizonControl } from './toCome/HorizonControl.tsx';
import { ModelPart } from './toCome/ModelPart.tsx';
import { ToComeFigures } from './toCome/ToComeFigures.tsx';
import { ToComeOptions } from './toCome/ToComeOptions.tsx';
import { TrialPart } from './toCome/TrialPart.tsx';
import { START, type ToComeChoice } from './toCome/toComeChoice.ts';

/** Contracts, and those who pay like clockwork: what keeps them is renewal. */
const FOR_RENEWALS = ['toCome.refused.contract', 'toCome.refused.regular'];

export function ToCome() {
  const { t } = useFormat();
  const [choice, setChoice] = useState(START);
  const { data, error, loading, stale, retry } = useRead('toCome.value', choice);
  const isForRenewals = FOR_RENEWALS.some((key) => key === data?.refused?.key);
  return (
    <AnalysisPage
      title={t('frame.screen.toCome')}
      section="toCome"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.spend}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      beneath={
        <>
          {isForRenewals && <RetentionPart early={false} />}
          <DuePart />
        </>
      }
      actions={
        !data?.refused && (
          <HorizonControl months={choice.months} onChange={(months) => setChoice({ ...choice, months })} />
        )
      }
      options={<ToComeOptions choice={choice} marginShare={data?.marginShare} onChange={setChoice} />}
    >
      {data && <ToComeBody result={data} choice={choice} />}
    </AnalysisPage>
  );
}

function ToComeBody({ result, choice }: { result: Result<'toCome.value'>; choice: ToComeChoice }) {
  return (
    <>
      <ToComeFigures result={result} />
      {result.holdOut && <TrialPart held={result.holdOut} why={result.why.holdOut} />}
      <GroupTable result={result} />
      <BandsPart result={result} />
      <CustomerList choice={choice} why={result.why.next} />
      <ModelPart result={result} />
    </>
  );
}
