// What leaves the list as a file: the call sheet, slips to print, messages, reminders. Nothing is sent.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { SLIPS_AT_ONCE, SLIPS_PER_PAGE } from '../../../shared/contract/alertFiles.ts';
import { errorText } from '../../components/errorText.ts';
import { Icon } from '../../components/Icon.tsx';
import { asAppError, useEngine, useFill, useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import type { AlertQuery } from './useAlertQuery.ts';

type FileKind = 'callSheet' | 'slips' | 'texts' | 'mails' | 'reminders';
const AFTER_SLIPS = ['texts', 'mails', 'reminders'] as const;
const pagesOf = (slips: number): number => Math.ceil(slips / SLIPS_PER_PAGE);

/** The alerts that are chosen in the list, else those it shows. */
export function FilesMenu({ query, alerts, total }: { query: AlertQuery; alerts: readonly number[]; total: number }) {
  const format = useFormat();
  const { t, locale } = format;
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const [running, setRunning] = useState(false);

  const write = async (kind: FileKind, first?: number) => {
    const selection = { ...query, ...(alerts.length > 0 && { alerts: [...alerts] }), locale };
    const args = fill(`alerts.${kind}`, { ...selection, ...(first !== undefined && { first }) });
    if (!args) return;
    setRunning(true);
    try {
      const made = await engine.call(`alerts.${kind}`, args);
      const { file, fileName, rows } = made;
      if (kind === 'slips') await host.openReport(file, fileName);
      else if (!(await host.saveResult(file, fileName))) return;
      const left = 'withoutPhone' in made ? made.withoutPhone : 'withoutAddress' in made ? made.withoutAddress : 0;
      const message =
        t(`alerts.files.made.${kind}`, { count: rows }) +
        ('total' in made && rows < made.total
          ? t('alerts.files.slipsOf', { total: made.total, order: t(`alerts.order.${query.sort}`) })
          : '') +
        (left > 0 ? t('alerts.files.left', { count: left }) : '');
      notifications.show({ message, autoClose: 6000 });
    } catch (error) {
      notifications.show({ message: errorText(format, asAppError(error)), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
  const manySlips = alerts.length === 0 && total > SLIPS_AT_ONCE;
  return (
    <Button.Group>
      <Button
        leftSection={<Icon name="download" size={14} />}
        loading={running}
        onClick={() => void write('callSheet')}
      >
        {t('alerts.files.callSheet')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button px={8} aria-label={t('alerts.files.more')} title={t('alerts.files.more')}>
            <Icon name="chevronDown" size={14} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {alerts.length > 0 ? t('alerts.files.chosen', { count: alerts.length }) : t('alerts.files.all')}
          </Menu.Label>
          <Menu.Item onClick={() => void write('callSheet')}>{t('alerts.files.item.callSheet')}</Menu.Item>
          {manySlips ? (
            [SLIPS_AT_ONCE, total].map((count, i) => (
              <Menu.Item key={count} onClick={() => void write('slips', count)}>
                {t(`alerts.files.item.${i === 0 ? 'slipsFirst' : 'slipsAll'}`, { count, pages: pagesOf(count) })}
              </Menu.Item>
            ))
          ) : (
            <Menu.Item onClick={() => void write('slips')}>{t('alerts.files.item.slips')}</Menu.Item>
          )}
          {AFTER_SLIPS.map((kind) => (
            <Menu.Item key={kind} onClick={() => void write(kind)}>
              {t(`alerts.files.item.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
