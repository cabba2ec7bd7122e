// The ways to look at churn.
import { PartTabs } from '../../components/PartTabs.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['rates', 'groups', 'control', 'beliefs'] as const;

export function ChurnTabs() {
  const { t } = useFormat();
  return (
    <PartTabs label={t('churn.tab.label')} parts={PARTS.map((name) => ({ name, label: t(`churn.tab.${name}`) }))} />
  );
}
