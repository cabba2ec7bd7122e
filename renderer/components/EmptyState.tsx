// Nothing here yet: what would be here, and the one thing to do.
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

export type EmptyStateProps = {
  title: string;
  children?: ReactNode;
  /** One button, or two at most. */
  action?: ReactNode;
  /** Picture of the finished thing. */
  picture?: ReactNode;
};

export function EmptyState({ title, children, action, picture }: EmptyStateProps) {
  return (
    <section className={classes.empty}>
      {picture && (
        <div className={classes.picture} aria-hidden="true">
          {picture}
        </div>
      )}
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </section>
  );
}
