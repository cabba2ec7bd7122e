// The parts of the screen.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['before', 'drivers', 'odds'] as const;

export function BehaviourTabs() {
  const { t } = useFormat();
  return (
    <PartTabs
      label={t('behaviour.tab.label')}
      parts={PARTS.map((name) => ({ name, label: t(`behaviour.tab.${name}`) }))}
    />
  );
}
