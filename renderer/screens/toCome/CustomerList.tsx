// Customer by customer: who is likely still there, and what to expect of them.
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Why } from '../../../shared/contract/analysisBase.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { errorText } from '../../components/errorText.ts';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { asAppError, useEngine, useFill, useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { SearchField } from '../customers/SearchField.tsx';
import classes from './ToCome.module.css';
import { ToComeGrid, type ToComeQuery } from './ToComeGrid.tsx';
import type { ToComeChoice } from './toComeChoice.ts';

const WHO = ['all', 'repeat', 'oneTime'] as const;

export function CustomerList({ choice, why }: { choice: ToComeChoice; why: Why | undefined }) {
  const format = useFormat();
  const { t, locale } = format;
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const [who, setWho] = useState<(typeof WHO)[number]>('all');
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<ToComeQuery['sort']>({ column: 'spendE4', descending: true });
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const query: ToComeQuery = { ...choice, who, search, sort };
  const write = async (kind: 'csv' | 'xlsx') => {
    const args = fill('toCome.export', { ...query, format: kind, locale });
    if (!args) return;
    setRunning(true);
    try {
      const { file, fileName, rows } = await engine.call('toCome.export', args);
      if (await host.saveResult(file, fileName)) {
        notifications.show({ message: t('customers.exported', { count: rows }) });
      }
    } catch (caught) {
      notifications.show({ message: errorText(format, asAppError(caught)), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Section
      title={t('toCome.list.title')}
      actions={
        <div className={classes.bar}>
          {why && <WhyButton why={why} compact />}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" loading={running} leftSection={<Icon name="download" size={14} />}>
                {t('toCome.list.export')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void write('xlsx')}>{t('customers.exportXlsx')}</Menu.Item>
              <Menu.Item onClick={() => void write('csv')}>{t('customers.exportCsv')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('toCome.list.who')}
          value={who}
          onChange={(value) => setWho(WHO.find((one) => one === value) ?? 'all')}
          data={WHO.map((value) => ({ value, label: t(`toCome.list.${value}`) }))}
        />
        <SearchField search={search} onSearch={setSearch} label={t('toCome.list.search')} />
        <span className={classes.total}>{total === null ? '' : t('toCome.list.total', { count: total })}</span>
      </div>
      {error && <ErrorPanel error={error} />}
      <ToComeGrid query={query} onSort={setSort} onTotal={setTotal} onError={setError} />
    </Section>
  );
}
