// Which columns are shown.
import { Button, Checkbox, Popover } from '@mantine/core';
import { columnHeader } from '../../../shared/customerColumns.ts';
import type { ColumnLayout } from '../../components/customerGrid/columnDefs.ts';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './ColumnMenu.module.css';

type ColumnMenuProps = {
  layout: readonly ColumnLayout[];
  onLayout: (layout: ColumnLayout[]) => void;
  onReset: () => void;
};

export function ColumnMenu({ layout, onLayout, onReset }: ColumnMenuProps) {
  const format = useFormat();
  const shown = layout.filter((one) => !one.hidden).length;
  const isOnlyId = (one: ColumnLayout) => !one.hidden && shown === 1;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<Icon name="chevronDown" size={12} />}>
          {format.t('customers.columnsMenu')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.columns}>
          {layout.map((one) => (
            <li key={one.column}>
              <Checkbox
                label={columnHeader(format, one.column)}
                checked={!one.hidden}
                disabled={isOnlyId(one)}
                onChange={(event) => {
                  const hidden = !event.currentTarget.checked;
                  onLayout(layout.map((other) => (other.column === one.column ? { ...other, hidden } : other)));
                }}
              />
            </li>
          ))}
        </ul>
        <Button fullWidth variant="subtle" mt={8} onClick={onReset}>
          {format.t('customers.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
