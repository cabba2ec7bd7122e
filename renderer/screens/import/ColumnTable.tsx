// Every column of the file: what is in it, what it is taken for, and why. The choice can be changed.
import { Select } from '@mantine/core';
import type { Preview } from '../../../shared/contract/imports.ts';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './ColumnTable.module.css';

const ATTRIBUTE = '';
/** Says that a field is not in the file, whatever its headers look like. */
const NO_COLUMN = 0;

export type ColumnTableProps = { preview: Preview; onMap: (map: Record<string, number>) => void };

const sureness = (confidence: number) => (confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'likely' : 'check');

export function ColumnTable({ preview, onMap }: ColumnTableProps) {
  const format = useFormat();
  const fieldChoices = [
    { value: ATTRIBUTE, label: format.t('import.attribute') },
    ...preview.fields.map((entry) => ({
      value: entry.field,
      label: format.t(`import.field.${entry.field}`) + (entry.required ? ' *' : ''),
    })),
  ];
  const choose = (column: number, field: string) => {
    const map = Object.fromEntries(preview.fields.map((entry) => [entry.field, NO_COLUMN]));
    for (const entry of preview.columns) {
      if (entry.field !== null && entry.column !== column) map[entry.field] = entry.column;
    }
    if (field !== ATTRIBUTE) map[field] = column;
    onMap(map);
  };
  return (
    <Section title={format.t('import.columns.title')}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{format.t('import.columns.header')}</th>
              <th scope="col">{format.t('import.columns.samples')}</th>
              <th scope="col">{format.t('import.columns.field')}</th>
              <th scope="col">{format.t('import.columns.because')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((entry) => (
              <tr key={entry.column}>
                <th scope="row">
                  {entry.header === '' ? format.t('import.columns.noHeader', { column: entry.column }) : entry.header}
                </th>
                <td className={classes.samples}>
                  {entry.samples.slice(0, 3).map((sample, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move
                    <span key={index}>{sample}</span>
                  ))}
                </td>
                <td>
                  <Select
                    aria-label={format.t('import.columns.fieldOf', { column: entry.header })}
                    w={190}
                    value={entry.field ?? ATTRIBUTE}
                    data={fieldChoices}
                    data-attribute={entry.field === null}
                    maxDropdownHeight={280}
                    onChange={(field) => choose(entry.column, field ?? ATTRIBUTE)}
                  />
                </td>
                <td className={classes.because}>
                  {entry.field !== null && (
                    <span className={classes.sure} data-sure={sureness(entry.confidence)}>
                      {format.t(`import.sure.${sureness(entry.confidence)}`)}
                    </span>
                  )}
                  {entry.because && <span>{format.text(entry.because)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
