// The derivation of a figure: definition, filter, n, formula, and the customers behind it.
import { Button, Drawer } from '@mantine/core';
import type { Why } from '../../shared/contract/analysisBase.ts';
import { goToCustomers } from '../customersOf.ts';
import { useFormat } from '../useFormat.ts';
import { Icon } from './Icon.tsx';
import classes from './WhyDrawer.module.css';

export type WhyDrawerProps = { why: Why; title?: string | undefined; opened: boolean; onClose: () => void };

export function WhyDrawer({ why, title, opened, onClose }: WhyDrawerProps) {
  const format = useFormat();
  const { rows } = why;
  const showRows = () => {
    if (!rows) return;
    onClose();
    goToCustomers(rows);
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={400}
      title={
        <span>
          <span className={classes.eyebrow}>{format.t('why.title')}</span>
          {title && <span className={classes.title}>{title}</span>}
        </span>
      }
    >
      <dl className={classes.parts}>
        <dt>{format.t('why.definition')}</dt>
        <dd>{format.text(why.definition)}</dd>
        <dt>{format.t('why.filter')}</dt>
        <dd>{format.text(why.filter)}</dd>
        <dt>{format.t('why.n')}</dt>
        <dd className={classes.n}>{format.number(why.n)}</dd>
        <dt>{format.t('why.formula')}</dt>
        <dd className={classes.formula}>{format.text(why.formula)}</dd>
      </dl>
      {rows && (
        <Button fullWidth variant="light" rightSection={<Icon name="arrowRight" size={14} />} onClick={showRows}>
          {format.t('why.rows')}
        </Button>
      )}
    </Drawer>
  );
}
