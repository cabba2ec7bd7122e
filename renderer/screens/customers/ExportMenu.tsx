// The list as a file: the same customers, order and columns as on the screen.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import { errorText } from '../../components/errorText.ts';
import { Icon } from '../../components/Icon.tsx';
import { asAppError, useEngine, useFill, useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import type { CustomerQuery } from './useCustomerQuery.ts';

export function ExportMenu({ query, columns }: { query: CustomerQuery; columns: CustomerColumn[] }) {
  const format = useFormat();
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const [running, setRunning] = useState(false);
  const write = async (kind: 'csv' | 'xlsx') => {
    const args = fill('customers.export', { ...query, columns, format: kind, locale: format.locale });
    if (!args) return;
    setRunning(true);
    try {
      const { file, fileName, rows } = await engine.call('customers.export', args);
      if (await host.saveResult(file, fileName)) {
        notifications.show({ message: format.t('customers.exported', { count: rows }) });
      }
    } catch (error) {
      notifications.show({ message: errorText(format, asAppError(error)), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={running} leftSection={<Icon name="download" size={14} />}>
          {format.t('customers.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void write('xlsx')}>{format.t('customers.exportXlsx')}</Menu.Item>
        <Menu.Item onClick={() => void write('csv')}>{format.t('customers.exportCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
