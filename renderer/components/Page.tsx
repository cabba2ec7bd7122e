// A screen: its name, its buttons, its content. Keeps still while a newer answer is on its way.
import type { ReactNode } from 'react';
import classes from './Page.module.css';

export type PageProps = {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  stale?: boolean | undefined;
  /** full: the whole width and height, for grids. text: a reading column. */
  width?: 'page' | 'full' | 'text';
};

export function Page({ title, actions, children, stale = false, width = 'page' }: PageProps) {
  return (
    <article className={classes.page} data-width={width} aria-busy={stale}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
    </article>
  );
}

/** A part of a page under its own small heading. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <h2>{title}</h2>
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
    </section>
  );
}
