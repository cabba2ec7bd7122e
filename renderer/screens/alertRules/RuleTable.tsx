// What each rule brought among the others, and what it would be worth alone, against names drawn by lot.
import { ruleName } from '../../../shared/alertRuleWords.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { BackTestResult, RuleResult } from '../../../shared/contract/alertTrial.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { useFormat } from '../../useFormat.ts';
import { countColumn, rateColumn, shareColumn } from './alarmColumns.ts';

export function RuleTable({ result, rules }: { result: BackTestResult; rules: AlertRuleSet }) {
  const format = useFormat();
  const { t } = format;
  const nameOf = ({ rule, name }: RuleResult) => {
    const found = rules.rules.find(({ id }) => id === rule);
    return found ? ruleName(format, found) : (name ?? rule);
  };
  const columns: Column<RuleResult>[] = [
    { id: 'rule', head: t('alertRules.table.rule'), name: true, cell: nameOf, value: nameOf, kind: 'text' },
    countColumn(
      { id: 'alerts', head: t('alertRules.table.first'), tip: t('alertRules.table.firstTip') },
      format,
      (row) => row.alerts,
    ),
    rateColumn(
      { id: 'precision', head: t('alertRules.table.alone'), tip: t('alertRules.table.aloneTip') },
      format,
      (row) => row.alone.precision,
    ),
    shareColumn({ id: 'chance', head: t('alertRules.table.chance') }, format, (row) => row.alone.chance),
    {
      id: 'than',
      head: t('alertRules.table.thanChance'),
      tip: t('alertRules.table.thanChanceTip'),
      cell: ({ verdict }) => t(`alertRules.table.than.${verdict}`),
    },
  ];
  return <DataTable label={t('alertRules.byRule')} columns={columns} rows={result.byRule} rowKey={(row) => row.rule} />;
}
