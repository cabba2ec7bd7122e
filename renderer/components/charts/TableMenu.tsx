// What can be taken away from a table.
import { ActionIcon, Menu } from '@mantine/core';
import { useFormat } from '../../useFormat.ts';
import { Icon } from '../Icon.tsx';
import { type FileTable, useTableFile } from './useTableFile.ts';

export function TableMenu({ name, table }: { name: string; table: () => FileTable }) {
  const { t } = useFormat();
  const { save, copy } = useTableFile();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('charts.tableFile.of', { table: name })} title={t('charts.tableFile.menu')}>
          <Icon name="download" size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy(table())}>{t('charts.tableFile.copy')}</Menu.Item>
        <Menu.Item onClick={() => void save(name, 'xlsx', table())}>{t('charts.tableFile.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => void save(name, 'csv', table())}>{t('charts.tableFile.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
