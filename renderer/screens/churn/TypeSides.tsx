// Which types of customers sell on, and which use: by their names, unless the user says otherwise.
import { Button, Checkbox } from '@mantine/core';
import type { Hypotheses } from '../../../shared/contract/rateGroups.ts';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Churn.module.css';

type TypeSidesProps = {
  types: Hypotheses['types'];
  /** null: by the names. */
  chosen: string[] | null;
  onChange: (types: string[] | null) => void;
};

export function TypeSides({ types, chosen, onChange }: TypeSidesProps) {
  const { t, number } = useFormat();
  const now = types.filter(({ side }) => side === 'intermediate').map(({ type }) => type);
  return (
    <Section
      title={t('beliefs.types.title')}
      actions={
        chosen !== null && (
          <Button variant="default" onClick={() => onChange(null)}>
            {t('beliefs.types.byName')}
          </Button>
        )
      }
    >
      <div className={classes.types}>
        {types.map(({ type, customers, side }) => (
          <Checkbox
            key={type}
            label={
              <>
                {type} <span className={classes.remark}>{number(customers)}</span>
                {side === 'none' && <span className={classes.remark}>{t('beliefs.types.none')}</span>}
              </>
            }
            checked={side === 'intermediate'}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...now, type] : now.filter((one) => one !== type))
            }
          />
        ))}
      </div>
      <p className={classes.hint}>{t('beliefs.types.hint')}</p>
    </Section>
  );
}
