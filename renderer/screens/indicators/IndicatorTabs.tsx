// The kinds of indicators.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['market', 'finance'] as const;

export function IndicatorTabs() {
  const { t } = useFormat();
  return (
    <PartTabs
      label={t('indicators.tab.label')}
      parts={PARTS.map((name) => ({ name, label: t(`indicators.tab.${name}`) }))}
    />
  );
}
