// Tables that are loaded as one import: switched on and off one by one, their kind chosen for all of them.
import { Checkbox, Select } from '@mantine/core';
import { importKind } from '../../../../shared/contract/importChoices.ts';
import { useFormat } from '../../../useFormat.ts';
import { tableName } from '../wizard/importName.ts';
import { isTaken, type TableGroup } from '../wizard/plannedImports.ts';
import { useWizard } from '../wizard/wizardView.ts';
import { TableMarks } from './TableMarks.tsx';
import classes from './TablesStep.module.css';

const SHOWN = 12;

export function GroupRows({ group }: { group: TableGroup }) {
  const format = useFormat();
  const { look, state, dispatch } = useWizard();
  const first = look.tables[group.tables[0] ?? -1];
  if (!first) return null;
  const on = group.tables.filter((place) => isTaken(group, place, state.taken));
  const isOneFile = look.files.length === 1;
  const isMany = group.tables.length > 1;
  const chosen = state.kinds[group.key];
  const because = chosen
    ? format.t('imports.because.chosen')
    : first.kindBecause.key
      ? format.text(first.kindBecause)
      : '';
  return (
    <tbody className={classes.group}>
      {group.tables.map((place, row) => {
        const table = look.tables[place];
        if (!table) return null;
        const name = tableName(table);
        const isOn = isTaken(group, place, state.taken);
        const headers = table.headers.filter((header) => header !== '');
        return (
          <tr key={place} data-off={!isOn}>
            <td className={classes.switch}>
              <Checkbox
                checked={isOn}
                aria-label={format.t('import.tables.takeOne', { name })}
                onChange={(event) => dispatch({ type: 'take', tables: [place], taken: event.currentTarget.checked })}
              />
            </td>
            <th scope="row" className={classes.name} title={name}>
              {isOneFile ? (
                <span className={classes.file}>{table.sheet || table.fileName}</span>
              ) : (
                <>
                  <span className={classes.file}>{table.fileName}</span>
                  {name !== table.fileName && <span className={classes.sheet}>{table.sheet}</span>}
                </>
              )}
              <TableMarks table={table} taken={isOn} />
            </th>
            {row === 0 && (
              <td className={classes.kind} rowSpan={group.tables.length}>
                <Select
                  aria-label={format.t('import.kind.of', { name })}
                  value={group.kind}
                  data={importKind.options.map((kind) => ({ value: kind, label: format.t(`import.kind.${kind}`) }))}
                  maxDropdownHeight={260}
                  onChange={(kind) => dispatch({ type: 'kind', group: group.key, kind: importKind.parse(kind) })}
                />
                {because && <p className={classes.because}>{because}</p>}
                {isMany && (
                  <p className={classes.together}>{format.t('import.tables.together', { count: on.length })}</p>
                )}
              </td>
            )}
            <td className={classes.columns}>
              <span className={classes.headers} title={headers.join(' · ')}>
                <span className={classes.count}>
                  {format.t('import.tables.columns', { count: table.headers.length })}
                </span>
                {headers.slice(0, SHOWN).join(' · ')}
                {headers.length > SHOWN && ' …'}
              </span>
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}
