// A filled-in call sheet: chosen, looked at, stored; or what is wrong with it, by row and column.
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useOpening } from '../../frame/opening.ts';
import { useEngine, useFill, useHost, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './Alerts.module.css';

type Preview = Result<'alerts.readBack'>;
type Found = { ticket: string; name: string; preview: Preview };

export function ReadBack({ disabled }: { disabled: boolean }) {
  const { t } = useFormat();
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const opening = useOpening();
  const [running, setRunning] = useState(false);
  const [found, setFound] = useState<Found | null>(null);

  const choose = async () => {
    try {
      const picked = await host.pickFile('import');
      if (!picked) return;
      setRunning(true);
      const args = fill('alerts.readBack', { file: picked.ticket });
      if (args)
        setFound({ ticket: picked.ticket, name: picked.name, preview: await engine.call('alerts.readBack', args) });
    } catch (error) {
      opening.tell(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="import" size={14} />}
        disabled={disabled}
        loading={running}
        onClick={() => void choose()}
      >
        {t('alerts.readBack.choose')}
      </Button>
      <Modal
        opened={found !== null}
        onClose={() => setFound(null)}
        size="xl"
        title={t('alerts.readBack.title', { file: found?.name ?? '' })}
      >
        {found && <Look found={found} onClose={() => setFound(null)} />}
      </Modal>
    </>
  );
}

function Look({ found: { ticket, preview }, onClose }: { found: Found; onClose: () => void }) {
  const { t, text, number } = useFormat();
  const write = useWrite('alerts.storeBack');
  const [myName] = useMyName();
  const { rows, problems, notices, unchanged, total } = preview;
  const store = async () => {
    try {
      const { alerts } = await write.run({ file: ticket, by: myName.trim() });
      notifications.show({ message: t('alerts.readBack.stored', { count: alerts }) });
      onClose();
    } catch {
      // The hook keeps it.
    }
  };
  const columns: Column<Preview['rows'][number]>[] = [
    { id: 'row', head: t('alerts.readBack.row'), number: true, cell: (row) => number(row.row) },
    { id: 'name', head: t('alerts.columns.customer'), name: true, cell: (row) => row.name ?? row.customer },
    {
      id: 'outcome',
      head: t('alerts.sheet.outcome'),
      cell: (row) => (row.outcome ? t(`alerts.outcome.${row.outcome}`) : '–'),
    },
    { id: 'owner', head: t('alerts.sheet.owner'), cell: (row) => row.owner ?? '–' },
    { id: 'note', head: t('alerts.sheet.note'), wraps: true, cell: (row) => row.note ?? '–' },
  ];
  const wrong: Column<Preview['problems'][number]>[] = [
    {
      id: 'row',
      head: t('alerts.readBack.row'),
      number: true,
      cell: (row) => (row.row === null ? '–' : number(row.row)),
    },
    { id: 'column', head: t('alerts.readBack.column'), name: true, cell: (row) => row.column ?? '–' },
    { id: 'text', head: t('alerts.readBack.problem'), wraps: true, cell: (row) => text(row.text) },
  ];
  return (
    <>
      <p className={classes.lead}>
        {problems.length > 0
          ? t('alerts.readBack.wrong', { count: problems.length })
          : rows.length === 0
            ? t('alerts.readBack.nothing')
            : t('alerts.readBack.ready', { count: rows.length, total: number(total), unchanged: number(unchanged) })}
      </p>
      {notices.map((notice) => (
        <p key={notice.key + JSON.stringify(notice.params)} className={classes.soft}>
          {text(notice)}
        </p>
      ))}
      {problems.length > 0 ? (
        <DataTable
          label={t('alerts.readBack.problem')}
          columns={wrong}
          rows={problems}
          rowKey={(row) => `${row.row} ${row.text.key} ${JSON.stringify(row.text.params)}`}
          maxHeight={360}
          bare
        />
      ) : (
        rows.length > 0 && (
          <DataTable
            label={t('alerts.sheet.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.alert}
            maxHeight={360}
            bare
          />
        )
      )}
      <div className={classes.dialogButtons}>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        {problems.length === 0 && rows.length > 0 && (
          <Button loading={write.running} onClick={() => void store()}>
            {t('alerts.readBack.store', { count: rows.length })}
          </Button>
        )}
      </div>
    </>
  );
}
