// Every pair of groups: how far apart in percentage points, with the interval, and whether it is more than chance.
import { groupName } from '../../../shared/charts/groupRates.ts';
import type { GroupPair, GroupRates } from '../../../shared/contract/rateGroups.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Churn.module.css';
import { usePoints } from './usePoints.ts';

export function PairTable({ result }: { result: GroupRates }) {
  const format = useFormat();
  const { t } = format;
  const { points, between, relative } = usePoints();
  const name = (place: number) => groupName(format, result.by, result.groups[place]!);
  const columns: Column<GroupPair>[] = [
    {
      id: 'pair',
      head: t('churn.pairs.pair'),
      name: true,
      cell: ({ first, second }) => t('churn.pairs.against', { first: name(first), second: name(second) }),
    },
    {
      id: 'difference',
      head: (
        <span className={classes.head}>
          {t('churn.pairs.points')}
          {result.why.difference && <WhyButton why={result.why.difference} title={t('churn.pairs.points')} compact />}
        </span>
      ),
      number: true,
      cell: ({ difference }) => points(difference.value),
    },
    {
      id: 'interval',
      head: t('churn.table.interval'),
      number: true,
      cell: ({ difference }) => between(difference),
    },
    { id: 'relative', head: t('churn.pairs.relative'), number: true, cell: (pair) => relative(pair.relative) },
    {
      id: 'verdict',
      head: t('churn.pairs.verdict'),
      cell: ({ verdict, survives, first, second }) => (
        <span className={classes.verdict} data-verdict={verdict === 'undecided' ? 'undecided' : 'clear'}>
          {verdict === 'undecided'
            ? t('churn.pairs.undecided')
            : t('churn.pairs.more', { group: name(verdict === 'higher' ? first : second) })}
          {survives && <em title={t('churn.pairs.firmHint')}>{t('churn.pairs.firm')}</em>}
        </span>
      ),
    },
  ];
  const { overall } = result;
  return (
    <Section
      title={t('churn.pairs.title')}
      actions={
        overall && (
          <span className={classes.overall}>
            {t(overall.pValue < 0.05 ? 'churn.pairs.differ' : 'churn.pairs.alike', {
              p:
                overall.pValue < 0.001
                  ? t('churn.pairs.tiny')
                  : format.decimal(Math.round(overall.pValue * 1000) / 1000),
              chiSquare: format.decimal(overall.chiSquare),
              df: overall.df,
            })}
            {result.why.overall && <WhyButton why={result.why.overall} compact />}
          </span>
        )
      }
    >
      <DataTable
        label={t('churn.pairs.title')}
        columns={columns}
        rows={result.pairs}
        rowKey={({ first, second }) => `${first} ${second}`}
        maxHeight={420}
        toneOf={({ verdict }) => (verdict === 'undecided' ? 'soft' : 'plain')}
      />
    </Section>
  );
}
