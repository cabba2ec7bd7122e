// The fields that cannot be missing, each with the column it comes from.
import type { Preview } from '../../../../shared/contract/importReports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import { fieldName } from '../fieldName.ts';
import classes from './NeededFields.module.css';

export function NeededFields({ preview }: { preview: Preview }) {
  const format = useFormat();
  const needed = preview.fields.filter(({ required }) => required);
  const columnOf = (field: string) => preview.columns.find((column) => column.field === field);
  // Quantity times unit price is an amount too.
  const product = ['quantity', 'unitPrice'].map(columnOf);
  const nameOf = (column: Preview['columns'][number]) =>
    column.header || format.t('import.columns.noHeader', { column: column.column });
  return (
    <ul className={classes.needed} aria-label={format.t('import.columns.needed')}>
      {needed.map(({ field }) => {
        const column = columnOf(field);
        const made = field === 'amount' && product.every((one) => one !== undefined);
        const from = column ? nameOf(column) : made ? product.map((one) => one && nameOf(one)).join(' × ') : null;
        return (
          <li key={field} data-found={from !== null}>
            <Icon name={from === null ? 'warning' : 'check'} size={13} />
            <strong>{fieldName(format, field)}</strong>
            <span>{from ?? format.t('import.columns.notFound')}</span>
          </li>
        );
      })}
    </ul>
  );
}
