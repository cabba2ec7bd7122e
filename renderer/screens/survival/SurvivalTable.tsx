// The groups side by side: customers, lost, median, mean stay, share there after a year.
import type { Result } from '../../../shared/contract/contract.ts';
import type { SurvivalGroup } from '../../../shared/contract/survival.ts';
import { groupWord } from '../../../shared/groupWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Survival.module.css';

/** Longer than anybody stayed. */
const LONGEST = 100_000;

export function SurvivalTable({ curves }: { curves: Result<'survival.curves'> }) {
  const format = useFormat();
  const { t, share, number } = format;
  const { by, groups, overall, meanUntilDays, why } = curves;
  const rows = overall ? [...groups, overall] : groups;
  const nameOf = ({ group }: SurvivalGroup) =>
    group !== null && by ? groupWord(format, by, group) : t('charts.survival.all');
  const between = (low: number | null, high: number | null, say: (value: number | null) => string) => (
    <span className={classes.interval}>
      {high === null
        ? t('survival.table.open', { low: say(low) })
        : t('common.interval', { low: say(low), high: say(high) })}
    </span>
  );
  const longest = [365, 182, 90].find((days) => rows.every((row) => row.stays.some((stay) => stay.days === days)));
  const stayOf = (row: SurvivalGroup) => row.stays.find((stay) => stay.days === longest)?.stay ?? null;
  const columns: Column<SurvivalGroup>[] = [
    {
      id: 'group',
      head: t('survival.table.group'),
      name: true,
      cell: (row) =>
        row.group !== null && by ? (
          <a className={classes.link} href={customersHref({ kind: 'inGroup', by, group: row.group })}>
            {nameOf(row)}
          </a>
        ) : (
          nameOf(row)
        ),
      value: nameOf,
      kind: 'text',
    },
    {
      id: 'customers',
      head: t('survival.table.customers'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
    {
      id: 'lost',
      head: t('survival.table.lost'),
      number: true,
      cell: (row) =>
        row.lost === 0 ? (
          number(0)
        ) : (
          <a
            className={classes.link}
            href={customersHref({
              kind: 'stayed',
              part: 'left',
              days: LONGEST,
              early: curves.early,
              group: by && row.group !== null ? { by, name: row.group } : null,
            })}
          >
            {number(row.lost)}
          </a>
        ),
      value: (row) => row.lost,
    },
    {
      id: 'median',
      head: t('survival.table.median'),
      tip: t('survival.table.medianTip'),
      number: true,
      cell: ({ median }) =>
        median.value === null ? (
          t('survival.table.notReached')
        ) : (
          <>
            {t('survival.table.days', { days: number(median.value) })}
            {between(median.low, median.high, number)}
          </>
        ),
      value: (row) => row.median.value,
    },
    {
      id: 'mean',
      head: t('survival.table.mean'),
      tip: t('survival.table.meanTip', { count: meanUntilDays ?? 0 }),
      number: true,
      cell: ({ restrictedMean }) => (
        <>
          {t('survival.table.days', { days: number(restrictedMean.value) })}
          {between(restrictedMean.low, restrictedMean.high, number)}
        </>
      ),
      value: (row) => row.restrictedMean.value,
    },
    ...(longest
      ? [
          {
            id: 'stay',
            head: t('survival.table.stay', { count: longest }),
            number: true,
            cell: (row: SurvivalGroup) => {
              const stay = stayOf(row);
              return stay ? (
                <>
                  {share(stay.value)}
                  {between(stay.low, stay.high, share)}
                </>
              ) : (
                '–'
              );
            },
            value: (row: SurvivalGroup) => stayOf(row)?.value ?? null,
            kind: 'share' as const,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('survival.table.title')} actions={why.mean && <WhyButton why={why.mean} compact />}>
      <DataTable
        label={t('survival.table.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.group ?? ''}
        toneOf={(row) => (row.group === null ? 'strong' : 'plain')}
      />
    </Section>
  );
}
