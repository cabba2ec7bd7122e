// The parts of the profile.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['compare', 'together'] as const;

export function ProfileTabs() {
  const { t } = useFormat();
  return (
    <PartTabs label={t('profile.tab.label')} parts={PARTS.map((name) => ({ name, label: t(`profile.tab.${name}`) }))} />
  );
}
