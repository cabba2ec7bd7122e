// The answer of the check in one sentence, and what the table comes to.
import type { ReactNode } from 'react';
import type { CheckReport } from '../../../../shared/contract/importReports.ts';
import { useFormat } from '../../../useFormat.ts';
import headline from '../Headline.module.css';

export function CheckHeadline({ report, note }: { report: CheckReport; note: ReactNode }) {
  const format = useFormat();
  const rows = { as: 'number' as const, value: report.rowsRead };
  const hasMoney = report.kind === 'orders' || report.kind === 'costs';
  const facts = [
    report.firstDay && `${format.date(report.firstDay)} – ${format.date(report.lastDay)}`,
    report.kind !== 'costs' && format.t('import.check.customers', { count: report.customers }),
    hasMoney && format.money(report.amountE4),
  ];
  return (
    <>
      <p className={headline.headline}>
        {report.rowsRead === 0
          ? format.t('import.check.headlineEmpty')
          : report.rowsKeptOut === 0
            ? format.t('import.check.headlineAll', { count: report.rowsRead })
            : format.t('import.check.headline', {
                usable: { as: 'number', value: report.rowsUsable },
                rows,
                count: report.rowsKeptOut,
              })}
      </p>
      <p className={headline.sub}>
        {facts.filter(Boolean).join(' · ')} <span aria-live="polite">{note}</span>
      </p>
    </>
  );
}
