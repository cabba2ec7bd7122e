// Made-up businesses to look at before bringing one's own figures.

import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { enter } from '../../frame/opening.ts';
import { useJob, useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './SampleBusinesses.module.css';

export function SampleBusinesses() {
  const format = useFormat();
  const { open } = useProject();
  const samples = useRead('samples.list', {});
  const making = useJob('samples.create');
  const opening = useWrite('project.open');
  const make = async (sample: string) => {
    const made = await making.start({ sample });
    if (!made) return;
    const info = await opening.run({ file: made.file }).catch(() => null);
    if (!info) return;
    open(info);
    enter(info.orderLines);
  };
  const ordered = (samples.data?.samples ?? []).toSorted(
    (a, b) => Number(b.locale === format.locale) - Number(a.locale === format.locale),
  );
  return (
    <section className={classes.samples}>
      <h2>{format.t('start.sample.title')}</h2>
      {making.running ? (
        <JobProgress
          progress={making.progress}
          startedAt={making.startedAt}
          onCancel={making.cancel}
          title={format.t('start.sample.making')}
        />
      ) : (
        <ul>
          {ordered.map((entry) => (
            <li key={entry.sample}>
              <button type="button" className={classes.sample} onClick={() => void make(entry.sample)}>
                <strong>{format.t(`start.sample.${entry.sample}.name`)}</strong>
                <span className={classes.about}>{format.t(`start.sample.${entry.sample}.about`)}</span>
                <span className={classes.facts}>
                  {format.t('start.sample.customers', { count: entry.customers })}
                  <Icon name="arrowRight" size={14} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {making.error && <ErrorPanel error={making.error} />}
      {opening.error && <ErrorPanel error={opening.error} />}
    </section>
  );
}
