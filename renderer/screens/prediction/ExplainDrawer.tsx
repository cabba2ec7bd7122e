// Why the model gives one customer this chance: value, own past, others, and which way it pushes.
import { Button, Drawer } from '@mantine/core';
import type { Push, RankedCustomer } from '../../../shared/contract/prediction.ts';
import { featureValue, featureWord, ruleWords } from '../../../shared/featureWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Prediction.module.css';

type Props = { customer: RankedCustomer | null; version: number; onClose: () => void };

export function ExplainDrawer({ customer, version, onClose }: Props) {
  const { t } = useFormat();
  const name = customer?.name?.trim() || customer?.customer || '';
  return (
    <Drawer
      opened={customer !== null}
      onClose={onClose}
      position="right"
      size={620}
      title={t('prediction.explain.title', { name })}
    >
      {customer && <Explanation customer={customer.customer} name={name} version={version} />}
    </Drawer>
  );
}

function Explanation({ customer, name, version }: { customer: string; name: string; version: number }) {
  const format = useFormat();
  const { t } = format;
  const { data, error, retry } = useRead('prediction.explain', { customer, version });
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  if (!data) return null;
  const direction = ({ push }: Push) => t(`prediction.explain.${push > 0 ? 'up' : 'down'}`);
  const columns: Column<Push>[] = [
    {
      id: 'feature',
      head: t('prediction.explain.feature'),
      name: true,
      wraps: true,
      cell: (row) => featureWord(format, row.feature),
      value: (row) => featureWord(format, row.feature),
      kind: 'text',
    },
    {
      id: 'value',
      head: t('prediction.explain.value'),
      number: true,
      cell: (row) => featureValue(format, row.feature, row.value),
      value: (row) => row.value,
    },
    {
      id: 'before',
      head: t('prediction.explain.before', { days: data.horizonDays ?? 0 }),
      number: true,
      cell: (row) => (row.before === null ? '–' : featureValue(format, row.feature, row.before)),
      value: (row) => row.before,
    },
    {
      id: 'peers',
      head: t('prediction.explain.peers'),
      number: true,
      cell: (row) => featureValue(format, row.feature, row.peers),
      value: (row) => row.peers,
    },
    {
      id: 'push',
      head: t('prediction.explain.push'),
      cell: (row) => <span className={row.push > 0 ? classes.won : classes.soft}>{direction(row)}</span>,
      value: direction,
      kind: 'text',
    },
  ];
  // Without dates there is nothing to compare with the own past.
  const shown = data.pushes.some(({ before }) => before !== null)
    ? columns
    : columns.filter(({ id }) => id !== 'before');
  return (
    <>
      <p className={classes.answer}>{format.text(data.headline)}</p>
      {data.path.length > 0 && (
        <p className={classes.lead}>
          {t('prediction.ranked.figure', {
            feature: t('prediction.explain.path'),
            value: ruleWords(format, data.path),
          })}
        </p>
      )}
      {data.pushes.length === 0 ? (
        <p className={classes.lead}>{t('prediction.explain.none')}</p>
      ) : (
        <DataTable
          label={t('prediction.explain.title', { name })}
          columns={shown}
          rows={data.pushes}
          rowKey={(row) => featureWord(format, row.feature)}
        />
      )}
      <Button component="a" href={href('customer', { customer })} variant="default" mt="md">
        {t('prediction.explain.open')}
      </Button>
    </>
  );
}
