// One field value by value: both sides, over-index with interval, weight of evidence.
import type { Rate } from '../../../shared/contract/common.ts';
import type { ProfileBin, ProfileVariable } from '../../../shared/contract/profile.ts';
import { profileBinWord, profileValueWord } from '../../../shared/profileWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Profile.module.css';

type Props = { variable: ProfileVariable; set: string; other: string };

export function BinTable({ variable, set, other }: Props) {
  const format = useFormat();
  const { t } = format;
  const { field, meanSet, meanOther, difference } = variable;
  const rate = (of: Rate) => (
    <>
      {format.share(of.value)}{' '}
      <span className={classes.soft}>
        {t('common.interval', { low: format.share(of.low), high: format.share(of.high) })} ·{' '}
        {format.number(of.numerator)}
      </span>
    </>
  );
  const columns: Column<ProfileBin>[] = [
    {
      id: 'bin',
      head: t('profile.columns.bin'),
      name: true,
      cell: (bin) => {
        const word = profileBinWord(format, field, bin);
        return (
          <>
            {bin.set ? (
              <a className={classes.link} href={customersHref(bin.set)}>
                {word}
              </a>
            ) : (
              word
            )}
            {bin.small && <span className={classes.soft}> · {t('profile.small')}</span>}
          </>
        );
      },
    },
    { id: 'inSet', head: set, number: true, cell: (bin) => rate(bin.inSet) },
    { id: 'inOther', head: other, number: true, cell: (bin) => rate(bin.inOther) },
    {
      id: 'index',
      head: t('profile.columns.index'),
      tip: t('profile.indexHint'),
      number: true,
      cell: (bin) => (
        <>
          {whole(bin.index)}{' '}
          <span className={classes.soft}>
            {t('common.interval', { low: whole(bin.indexLow), high: whole(bin.indexHigh) })}
          </span>
        </>
      ),
    },
    { id: 'woe', head: t('profile.columns.woe'), number: true, cell: (bin) => format.decimal(bin.woe) },
    { id: 'part', head: t('profile.columns.part'), number: true, cell: (bin) => format.decimal(bin.part) },
  ];
  const whole = (value: number | null) => (value === null ? '–' : format.number(Math.round(value)));
  return (
    <>
      <div className={classes.facts}>
        {meanSet !== null && meanOther !== null && (
          <p>
            {t('profile.means', {
              set: profileValueWord(format, field, meanSet),
              other: profileValueWord(format, field, meanOther),
            })}
          </p>
        )}
        {difference !== null && <p>{t('profile.smd', { value: format.decimal(difference) })}</p>}
        {variable.corrected && <p>{t('profile.corrected')}</p>}
      </div>
      <DataTable
        label={t('profile.columns.bin')}
        columns={columns}
        rows={variable.bins}
        rowKey={(bin) => JSON.stringify([bin.from, bin.to, bin.group, bin.rare])}
      />
    </>
  );
}
