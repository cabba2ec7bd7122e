// Beside the list: the entry form, or one record in full.
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Records.module.css';

type SidePanelProps = { title: string; onClose: () => void; children: ReactNode };

export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const { t } = useFormat();
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.panelHead}>
        <h2>{title}</h2>
        <ActionIcon aria-label={t('common.close')} title={`${t('common.close')} (Esc)`} onClick={onClose}>
          <Icon name="close" size={14} />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}
