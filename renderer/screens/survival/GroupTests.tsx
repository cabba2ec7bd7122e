// Whether the groups differ: the log-rank family, and pair by pair where all together do.
import type { Result } from '../../../shared/contract/contract.ts';
import { groupWord } from '../../../shared/groupWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Survival.module.css';

const SIGNIFICANT = 0.05;
type Test = Result<'survival.curves'>['tests'][number];
type Pair = Result<'survival.curves'>['pairs'][number];

export function GroupTests({ curves }: { curves: Result<'survival.curves'> }) {
  const format = useFormat();
  const { t, share, decimal, number } = format;
  const { by, tests, pairs, why } = curves;
  const chance = (p: number) => (p < 0.001 ? t('survival.tests.below') : share(p));
  const reading = (p: number) => t(p < SIGNIFICANT ? 'survival.tests.yes' : 'survival.tests.no');
  const columns: Column<Test>[] = [
    { id: 'test', head: t('survival.tests.test'), name: true, cell: (row) => t(`survival.tests.weight.${row.weight}`) },
    {
      id: 'chiSquare',
      head: t('survival.tests.chiSquare'),
      number: true,
      cell: (row) => decimal(row.chiSquare),
      value: (row) => row.chiSquare,
    },
    { id: 'df', head: t('survival.tests.df'), number: true, cell: (row) => number(row.df), value: (row) => row.df },
    {
      id: 'p',
      head: t('survival.tests.p'),
      tip: t('survival.tests.pTip'),
      number: true,
      cell: (row) => chance(row.pValue),
      value: (row) => row.pValue,
    },
    { id: 'reading', head: t('survival.tests.reading'), cell: (row) => reading(row.pValue) },
  ];
  const name = (group: string) => (by ? groupWord(format, by, group) : group);
  const pairColumns: Column<Pair>[] = [
    {
      id: 'pair',
      head: t('survival.tests.pairs'),
      name: true,
      cell: (row) => t('survival.tests.pair', { a: name(row.a), b: name(row.b) }),
    },
    {
      id: 'chiSquare',
      head: t('survival.tests.chiSquare'),
      number: true,
      cell: (row) => decimal(row.chiSquare),
      value: (row) => row.chiSquare,
    },
    {
      id: 'adjusted',
      head: t('survival.tests.adjusted'),
      tip: t('survival.tests.adjustedTip'),
      number: true,
      cell: (row) => chance(row.adjusted),
      value: (row) => row.adjusted,
    },
    { id: 'reading', head: t('survival.tests.reading'), cell: (row) => reading(row.adjusted) },
  ];
  return (
    <Section title={t('survival.tests.title')} actions={why.test && <WhyButton why={why.test} compact />}>
      <DataTable label={t('survival.tests.title')} columns={columns} rows={tests} rowKey={(row) => row.weight} />
      {pairs.length > 0 && (
        <div className={classes.pairs}>
          <DataTable
            label={t('survival.tests.pairs')}
            columns={pairColumns}
            rows={pairs}
            rowKey={(row) => JSON.stringify([row.a, row.b])}
          />
        </div>
      )}
    </Section>
  );
}
