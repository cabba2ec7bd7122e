// Rows read = stored + kept out + there already, as one sum that can be checked by eye.
import type { ImportReport } from '../../../../shared/contract/importReports.ts';
import { useFormat } from '../../../useFormat.ts';
import classes from './RowSum.module.css';

export function RowSum({ report }: { report: ImportReport }) {
  const format = useFormat();
  const { rowsRead, rowsStored, rowsRejected, rowsMerged } = report;
  const parts = [
    { sign: '=', label: format.t('import.report.stored'), value: rowsStored },
    { sign: '+', label: format.t('import.report.rejected'), value: rowsRejected },
    { sign: '+', label: format.t('import.report.merged'), value: rowsMerged },
  ];
  return (
    <dl className={classes.sum}>
      <div>
        <dt>{format.t('import.report.read')}</dt>
        <dd>{format.number(rowsRead)}</dd>
      </div>
      {parts.map(({ sign, label, value }) => (
        <div key={label} data-none={value === 0}>
          <dt>
            <span className={classes.sign} aria-hidden="true">
              {sign}
            </span>
            {label}
          </dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
