// Every column of the file with three values under it, what it is taken for, and why. The choice can be changed.
import { Select } from '@mantine/core';
import type { Preview } from '../../../../shared/contract/importReports.ts';
import { Section } from '../../../components/Page.tsx';
import { useFormat } from '../../../useFormat.ts';
import classes from './ColumnTable.module.css';

const ATTRIBUTE = '';
/** Says that a field is not in the file, whatever its headers look like. */
const NO_COLUMN = 0;
const SAMPLES = 3;

export type ColumnTableProps = {
  preview: Preview;
  /** What the user chose; shown at once, before the table has been read again with it. */
  chosen: Readonly<Record<string, number>> | undefined;
  onMap: (map: Record<string, number>) => void;
};

const withChosen = (preview: Preview, chosen: ColumnTableProps['chosen']): Preview => {
  if (!chosen) return preview;
  const fieldOf = new Map(Object.entries(chosen).map(([field, column]) => [column, field]));
  return {
    ...preview,
    columns: preview.columns.map((entry) => ({ ...entry, field: fieldOf.get(entry.column) ?? null })),
  };
};

const sureness = (confidence: number) => (confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'likely' : 'check');

/** The mapping as it stands, whole, with one column given to another field. */
export function mapWith(preview: Preview, column: number, field: string): Record<string, number> {
  const map = new Map(preview.fields.map((entry) => [entry.field, NO_COLUMN]));
  for (const entry of preview.columns) {
    if (entry.field !== null && entry.column !== column) map.set(entry.field, entry.column);
  }
  if (field !== ATTRIBUTE) map.set(field, column);
  return Object.fromEntries(map);
}

export function ColumnTable({ preview: read, chosen, onMap }: ColumnTableProps) {
  const preview = withChosen(read, chosen);
  const format = useFormat();
  const label = (entry: Preview['fields'][number]) =>
    format.t(`import.field.${entry.field}`) + (entry.required ? format.t('import.columns.neededMark') : '');
  const fieldChoices = [
    { value: ATTRIBUTE, label: format.t('import.attribute') },
    ...preview.fields.map((entry) => ({ value: entry.field, label: label(entry) })),
  ];
  return (
    <Section title={format.t('import.columns.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{format.t('import.columns.header')}</th>
            <th scope="col">{format.t('import.columns.field')}</th>
            <th scope="col">{format.t('import.columns.because')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((entry) => {
            const name = entry.header || format.t('import.columns.noHeader', { column: entry.column });
            return (
              <tr key={entry.column} data-attribute={entry.field === null}>
                <th scope="row">
                  <span className={classes.header}>{name}</span>
                  <span className={classes.samples}>
                    {entry.samples.length === 0 && <em>{format.t('import.columns.empty')}</em>}
                    {entry.samples.slice(0, SAMPLES).map((sample, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move
                      <span key={index}>{sample}</span>
                    ))}
                  </span>
                </th>
                <td>
                  <Select
                    aria-label={format.t('import.columns.fieldOf', { column: name })}
                    value={entry.field ?? ATTRIBUTE}
                    data={fieldChoices}
                    maxDropdownHeight={280}
                    onChange={(field) => onMap(mapWith(preview, entry.column, field ?? ATTRIBUTE))}
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
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
