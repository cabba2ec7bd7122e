// Charts side by side where there is room, one under the other where there is not.
import type { ReactNode } from 'react';
import classes from './ChartGrid.module.css';

export function ChartGrid({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.grid} data-wide={wide}>
      {children}
    </div>
  );
}
