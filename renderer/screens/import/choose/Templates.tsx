// Tables whose reading is remembered; next time they go straight to the check.
import { Button } from '@mantine/core';
import { Section } from '../../../components/Page.tsx';
import { useOpening } from '../../../frame/opening.ts';
import { useRead, useWrite } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import classes from './Templates.module.css';

export function Templates() {
  const format = useFormat();
  const opening = useOpening();
  const { data } = useRead('imports.templates', {});
  const forget = useWrite('imports.forgetTemplate');
  const templates = data?.templates ?? [];
  if (templates.length === 0) return null;
  return (
    <Section title={format.t('import.templates.title')}>
      <p className={classes.about}>{format.t('import.templates.about')}</p>
      <ul className={classes.templates}>
        {templates.map((template) => (
          <li key={template.id}>
            <span className={classes.name}>{template.name}</span>
            <span>{format.t(`import.kind.${template.kind}`)}</span>
            <span className={classes.headers} title={template.headers.join(' · ')}>
              {template.headers.join(' · ')}
            </span>
            <span className={classes.used}>{format.t('import.templates.used', { count: template.timesUsed })}</span>
            <Button
              variant="subtle"
              color="gray"
              aria-label={format.t('import.templates.forgetOf', { name: template.name })}
              onClick={() => void forget.run({ template: template.id }).catch(opening.tell)}
            >
              {format.t('import.templates.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
