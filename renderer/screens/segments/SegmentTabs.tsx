// The ways to look at segments.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['rfm', 'cube', 'movement', 'boundary', 'clusters', 'editor', 'own'] as const;

export function SegmentTabs() {
  const { t } = useFormat();
  return (
    <PartTabs
      label={t('segments.tab.label')}
      parts={PARTS.map((name) => ({ name, label: t(`segments.tab.${name}`) }))}
    />
  );
}
