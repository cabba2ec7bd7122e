// Charts side by side where there is room, one under the other where there is not.
import type { ReactNode } from 'react';
import classes from './ChartGrid.module.css';

export type ChartGridProps = {
  children: ReactNode;
  /** The first takes most of the room. */
  wide?: boolean;
};

export function ChartGrid({ children, wide = false }: ChartGridProps) {
  return (
    <div className={classes.room}>
      <div className={classes.grid} data-wide={wide}>
        {children}
      </div>
    </div>
  );
}
