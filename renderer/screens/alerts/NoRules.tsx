// No rules yet: what the list would look like, and one click to the rules a business like this begins with.
import { Button } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Alerts.module.css';

export function NoRules({ readOnly }: { readOnly: boolean }) {
  const { t, text } = useFormat();
  const { data, error } = useRead('alertRules.starter', {});
  const save = useWrite('alertRules.save');
  const start = data?.sets.find(({ kind }) => kind === data.proposed)?.rules;
  const accept = () => {
    if (start) void save.run({ rules: start, base: 0 }).catch(() => {});
  };
  return (
    <EmptyState
      title={t('alerts.empty.title')}
      picture={<ListPicture />}
      action={
        <Button disabled={readOnly || !start || start.rules.length === 0} loading={save.running} onClick={accept}>
          {t('alerts.empty.start', { count: start?.rules.length ?? 0 })}
        </Button>
      }
    >
      <p>{t('alerts.empty.text')}</p>
      {data && <p>{text(data.reason)}</p>}
      {(error ?? save.error) && <ErrorPanel error={(error ?? save.error)!} />}
    </EmptyState>
  );
}

const EXAMPLE = [
  { level: 3, width: 132 },
  { level: 3, width: 96 },
  { level: 2, width: 150 },
  { level: 1, width: 110 },
];

function ListPicture() {
  return (
    <div className={classes.pictureList}>
      {EXAMPLE.map(({ level, width }) => (
        <div key={width}>
          <LevelMark level={level} />
          <span style={{ width }} />
          <span style={{ width: 48 }} />
        </div>
      ))}
    </div>
  );
}
