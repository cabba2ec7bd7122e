// The two parts of the value screen.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['classes', 'letGo'] as const;

export function ValueTabs() {
  const { t } = useFormat();
  return (
    <PartTabs label={t('value.tab.label')} parts={PARTS.map((name) => ({ name, label: t(`value.tab.${name}`) }))} />
  );
}
