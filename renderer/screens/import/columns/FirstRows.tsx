// The first rows of the file as they will stand in the project; a row that is kept out carries its reason.
import type { Preview } from '../../../../shared/contract/importReports.ts';
import { useFormat } from '../../../useFormat.ts';
import { fieldName } from '../fieldName.ts';
import classes from './FirstRows.module.css';

const SUMS = ['amount', 'unitPrice', 'refundAmount'];

export function FirstRows({ preview }: { preview: Preview }) {
  const format = useFormat();
  const names = [...new Set(preview.rows.flatMap((row) => Object.keys(row.stored ?? {})))];
  const isNumeric = (name: string) => preview.rows.some((row) => typeof row.stored?.[name] === 'number');
  const sum = new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  const cell = (name: string, value: string | number | boolean | null | undefined) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? '✓' : '';
    if (typeof value !== 'number') return value;
    return SUMS.includes(name) ? sum.format(value) : format.decimal(value);
  };
  if (preview.rows.length === 0) return <p className={classes.none}>{format.t('import.noRows')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.scroll} aria-label={format.t('import.firstRows')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{format.t('import.row')}</th>
            {names.map((name) => (
              <th key={name} scope="col" data-number={isNumeric(name)}>
                {fieldName(format, name)}
              </th>
            ))}
            {names.length === 0 && <th scope="col">{format.t('import.reason')}</th>}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.row}>
              <td className={classes.row}>{row.row}</td>
              {row.stored ? (
                names.map((name) => (
                  <td key={name} data-number={isNumeric(name)}>
                    {cell(name, row.stored?.[name])}
                  </td>
                ))
              ) : (
                <td className={classes.rejected} colSpan={Math.max(1, names.length)}>
                  {format.t('import.keptOut')} {row.rejected && format.text(row.rejected)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
