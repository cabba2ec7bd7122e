// The parts of the prediction screen.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['race', 'list', 'registry'] as const;

export function PredictionTabs() {
  const { t } = useFormat();
  return (
    <PartTabs
      label={t('prediction.tab.label')}
      parts={PARTS.map((name) => ({ name, label: t(`prediction.tab.${name}`) }))}
    />
  );
}
