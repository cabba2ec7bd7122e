// Monthly figures of one's own: pasted, set beside churn, taken out.
import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './Behaviour.module.css';
import { readMonthly } from './readMonthly.ts';

export function FiguresPanel() {
  const { t } = useFormat();
  const { project } = useProject();
  const { data } = useRead('drivers.figures', {});
  const save = useWrite('drivers.saveFigure');
  const remove = useWrite('drivers.removeFigure');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'name' | 'values' | null>(null);
  const readOnly = project?.readOnly === true;
  const values = readMonthly(text);
  const figures = data?.figures ?? [];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const missing = name.trim() === '' ? 'name' : values.length === 0 ? 'values' : null;
    setWrong(missing);
    if (missing !== null) return;
    try {
      await save.run({ figure: { name: name.trim(), values } });
    } catch {
      return;
    }
    setName('');
    setText('');
  };
  return (
    <Section title={t('drivers.figures.title')}>
      <p className={classes.hint}>{t('drivers.figures.lead')}</p>
      {figures.length > 0 && (
        <ul className={classes.figures}>
          {figures.map((figure) => (
            <li key={figure.name}>
              <span className={classes.figureName}>{figure.name}</span>
              <span className={classes.figureSpan}>
                {figure.values[0]?.month} – {figure.values.at(-1)?.month} ·{' '}
                {t('drivers.figures.months', { count: figure.values.length })}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={readOnly}
                aria-label={t('drivers.figures.remove', { name: figure.name })}
                title={t('drivers.figures.remove', { name: figure.name })}
                onClick={() => void remove.run({ name: figure.name }).catch(() => undefined)}
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form
        className={classes.figureForm}
        aria-label={t('drivers.figures.title')}
        onSubmit={(event) => void add(event)}
      >
        <TextInput
          label={t('drivers.figures.name')}
          placeholder={t('drivers.figures.example')}
          value={name}
          maxLength={120}
          autoComplete="off"
          error={wrong === 'name' ? t('drivers.figures.nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('drivers.figures.values')}
          placeholder={t('drivers.figures.valuesExample')}
          description={values.length > 0 ? t('drivers.figures.read', { count: values.length }) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={text}
          minRows={3}
          maxRows={8}
          autosize
          error={wrong === 'values' ? t('drivers.figures.valuesMissing') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.running} disabled={readOnly}>
          {t('drivers.figures.save')}
        </Button>
      </form>
      {(save.error ?? remove.error) && <ErrorPanel error={(save.error ?? remove.error)!} />}
    </Section>
  );
}
