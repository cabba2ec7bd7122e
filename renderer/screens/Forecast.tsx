// The coming months: customers lost, revenue, revenue that goes with them; and what today's customers let expect.
import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { type ForecastMethod, type ForecastOf, forecastMethod, forecastOf } from '../../shared/contract/forecast.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { ForecastBody } from './forecast/ForecastBody.tsx';
import { LossesPart } from './forecast/LossesPart.tsx';

const MONTHS = [1, 3, 6, 12] as const;

export function Forecast() {
  const { t } = useFormat();
  const [of, setOf] = useState<ForecastOf>('lost');
  const [months, setMonths] = useState<number>(6);
  const [method, setMethod] = useState<ForecastMethod | null>(null);
  const { data, error, loading, stale, retry } = useRead('forecast.get', { of, months, method });
  return (
    <AnalysisPage
      title={t('frame.screen.forecast')}
      section="forecast"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.forecast}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        <SegmentedControl
          aria-label={t('forecast.of.label')}
          value={of}
          onChange={(value) => setOf(forecastOf.options.find((known) => known === value) ?? 'lost')}
          data={forecastOf.options.map((value) => ({ value, label: t(`forecast.of.${value}`) }))}
        />
      }
      options={
        <>
          <Select
            label={t('forecast.months.label')}
            value={String(months)}
            allowDeselect={false}
            onChange={(value) => setMonths(Number(value ?? 6))}
            data={MONTHS.map((count) => ({ value: String(count), label: t('forecast.months.count', { count }) }))}
            mb="md"
          />
          <Select
            label={t('forecast.method.label')}
            description={t('forecast.method.hint')}
            value={method ?? ''}
            allowDeselect={false}
            onChange={(value) => setMethod(forecastMethod.options.find((known) => known === value) ?? null)}
            data={[
              { value: '', label: t('forecast.method.best') },
              ...forecastMethod.options.map((value) => ({ value, label: t(`forecast.method.${value}`) })),
            ]}
          />
        </>
      }
    >
      {data && <ForecastBody forecast={data} />}
      <LossesPart />
    </AnalysisPage>
  );
}
