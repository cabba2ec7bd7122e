// What leaves the list as a file: the call sheet, slips to print, messages, reminders. Nothing is sent.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { errorText } from '../../components/errorText.ts';
import { Icon } from '../../components/Icon.tsx';
import { asAppError, useEngine, useFill, useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import type { AlertQuery } from './useAlertQuery.ts';

const FILES = ['callSheet', 'slips', 'texts', 'mails', 'reminders'] as const;
type FileKind = (typeof FILES)[number];

/** The alerts that are chosen in the list, else those it shows. */
export function FilesMenu({ query, alerts }: { query: AlertQuery; alerts: readonly number[] }) {
  const format = useFormat();
  const { t, locale } = format;
  const engine = useEngine();
  const host = useHost();
  const fill = useFill();
  const [running, setRunning] = useState(false);

  const write = async (kind: FileKind) => {
    const args = fill(`alerts.${kind}`, { ...query, ...(alerts.length > 0 && { alerts: [...alerts] }), locale });
    if (!args) return;
    setRunning(true);
    try {
      const made = await engine.call(`alerts.${kind}`, args);
      const { file, fileName, rows } = made;
      if (kind === 'slips') await host.openReport(file, fileName);
      else if (!(await host.saveResult(file, fileName))) return;
      const left = 'withoutPhone' in made ? made.withoutPhone : 'withoutAddress' in made ? made.withoutAddress : 0;
      const message =
        t(`alerts.files.made.${kind}`, { count: rows }) + (left > 0 ? t('alerts.files.left', { count: left }) : '');
      notifications.show({ message, autoClose: 6000 });
    } catch (error) {
      notifications.show({ message: errorText(format, asAppError(error)), color: 'red' });
    } finally {
      setRunning(false);
    }
  };
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
          {FILES.map((kind) => (
            <Menu.Item key={kind} onClick={() => void write(kind)}>
              {t(`alerts.files.item.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
