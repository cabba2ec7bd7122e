// Projects opened lately, newest first.
import { ActionIcon } from '@mantine/core';
import { Icon } from '../../components/Icon.tsx';
import { useOpening } from '../../frame/opening.ts';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './RecentProjects.module.css';

export function RecentProjects() {
  const format = useFormat();
  const opening = useOpening();
  const recent = useRead('project.recent', {});
  const forget = useWrite('project.forget');
  const projects = recent.data?.projects ?? [];
  if (projects.length === 0) return null;
  return (
    <section className={classes.recent}>
      <h2>{format.t('start.recent.title')}</h2>
      <ul>
        {projects.slice(0, 6).map((entry) => (
          <li key={entry.file}>
            <button
              type="button"
              className={classes.open}
              disabled={entry.missing}
              onClick={() => void opening.openTicket(entry.file)}
            >
              <span className={classes.name}>{entry.name}</span>
              <span className={classes.place}>
                {entry.missing ? format.t('start.recent.missing') : `${entry.folder} · ${entry.fileName}`}
              </span>
              <span className={classes.when}>{format.date(entry.openedAt.slice(0, 10))}</span>
            </button>
            <ActionIcon
              size={26}
              className={classes.forget}
              aria-label={format.t('start.recent.forget', { name: entry.name })}
              onClick={() => void forget.run({ file: entry.file }).catch(opening.tell)}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
