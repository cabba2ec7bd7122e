// Fields by information value; a click shows one of them.
import type { ProfileVariable } from '../../../shared/contract/profile.ts';
import { profileFieldWord } from '../../../shared/profileWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Profile.module.css';

type Props = { variables: readonly ProfileVariable[]; chosen: string; onChoose: (key: string) => void };

export function FieldTable({ variables, chosen, onChoose }: Props) {
  const format = useFormat();
  const { t } = format;
  const columns: Column<ProfileVariable>[] = [
    {
      id: 'field',
      head: t('profile.columns.field'),
      name: true,
      cell: ({ field }) => {
        const word = profileFieldWord(format, field);
        const key = JSON.stringify(field);
        return (
          <button
            type="button"
            className={classes.choose}
            aria-pressed={key === chosen}
            title={t('profile.choose', { field: word })}
            onClick={() => onChoose(key)}
          >
            {word}
          </button>
        );
      },
    },
    { id: 'iv', head: t('profile.columns.iv'), number: true, cell: ({ iv }) => format.decimal(iv) },
    {
      id: 'strength',
      head: t('profile.columns.strength'),
      cell: ({ strength }) => (strength ? t(`profile.strength.${strength}`) : '–'),
    },
    {
      id: 'difference',
      head: t('profile.columns.difference'),
      number: true,
      cell: ({ difference }) => format.decimal(difference),
    },
    {
      id: 'chance',
      head: t('profile.columns.chance'),
      cell: ({ chance, iv }) =>
        iv === null ? (
          '–'
        ) : (
          <span className={chance ? undefined : classes.soft}>
            {t(chance ? 'profile.chanceYes' : 'profile.chanceNo')}
          </span>
        ),
    },
  ];
  return (
    <DataTable
      label={t('profile.ranked')}
      columns={columns}
      rows={variables}
      rowKey={({ field }) => JSON.stringify(field)}
      maxHeight={320}
      toneOf={({ field }) => (JSON.stringify(field) === chosen ? 'strong' : 'plain')}
    />
  );
}
