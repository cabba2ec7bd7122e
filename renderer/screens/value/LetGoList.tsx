// Customers who have been let go: by whom, why, and the way back.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './LetGoPart.module.css';

type Row = Result<'value.candidates'>['letGo'][number];

export function LetGoList({ rows }: { rows: readonly Row[] }) {
  const { t, date } = useFormat();
  const { project } = useProject();
  const write = useWrite('value.takeBack');
  const takeBack = async (row: Row) => {
    try {
      await write.run({ customer: row.customer });
      notifications.show({ message: t('value.letGo.takenBack', { customer: row.name ?? row.customer }) });
    } catch {
      // The hook shows it.
    }
  };
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      head: t('value.candidates.columns.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
    },
    { id: 'day', head: t('value.letGo.day'), cell: (row) => date(row.day) },
    {
      id: 'grounds',
      head: t('value.letGo.grounds'),
      wraps: true,
      cell: (row) => row.flags.map((kind) => t(`value.flags.kinds.${kind}`)).join(t('customers.set.list')),
    },
    { id: 'reason', head: t('value.letGo.reason'), wraps: true, cell: (row) => row.reason },
    { id: 'by', head: t('value.letGo.by'), cell: (row) => row.confirmedBy },
    {
      id: 'back',
      head: '',
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={project?.readOnly === true || write.running}
          onClick={() => void takeBack(row)}
        >
          {t('value.letGo.takeBack')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('value.letGo.title')}>
      {write.error && <ErrorPanel error={write.error} />}
      {rows.length === 0 ? (
        <p className={classes.none}>{t('value.letGo.none')}</p>
      ) : (
        <DataTable label={t('value.letGo.title')} columns={columns} rows={rows} rowKey={(row) => row.customer} />
      )}
    </Section>
  );
}
