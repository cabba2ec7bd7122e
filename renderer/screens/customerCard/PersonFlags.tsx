// Flags people set on the customer, and whether the customer has been let go; set, cleared and taken back here.
import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './CardFacts.module.css';
import { FlagForm } from './FlagForm.tsx';
import flagClasses from './PersonFlags.module.css';

type Flag = Result<'value.flagsOf'>['flags'][number];

export function PersonFlags({ customer }: { customer: string }) {
  const { t, money, number, date } = useFormat();
  const { project } = useProject();
  const { data, error, retry } = useRead('value.flagsOf', { customer });
  const unflag = useWrite('value.unflag');
  const takeBack = useWrite('value.takeBack');
  const [adding, setAdding] = useState(false);
  const canWrite = project?.readOnly !== true;
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  const detail = ({ amountE4, days }: Flag) =>
    [amountE4 === null ? null : money(amountE4), days === null ? null : `${t('value.card.days')} ${number(days)}`]
      .filter((part) => part !== null)
      .join(' · ');
  const failed = error ?? unflag.error ?? takeBack.error;
  return (
    <section>
      <h3 className={classes.title}>{t('value.card.title')}</h3>
      {failed && <ErrorPanel error={failed} onRetry={retry} />}
      {data?.letGo && (
        <p className={flagClasses.letGo}>
          {t('value.card.letGo', {
            date: date(data.letGo.day),
            name: data.letGo.confirmedBy,
            reason: data.letGo.reason,
          })}
          {canWrite && (
            <Button variant="subtle" size="compact-xs" onClick={() => quietly(takeBack.run({ customer }))}>
              {t('value.card.takeBack')}
            </Button>
          )}
        </p>
      )}
      {data && data.flags.length > 0 && (
        <ul className={flagClasses.flags}>
          {data.flags.map((flag) => (
            <li key={flag.id}>
              <span>
                <strong>{t(`value.flags.kinds.${flag.kind}`)}</strong> {detail(flag)}
                <small>
                  {flag.reason} ({t('value.card.by', { name: flag.setBy, date: date(flag.day) })})
                </small>
              </span>
              {canWrite && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={22}
                  aria-label={t('value.card.clear')}
                  onClick={() => quietly(unflag.run({ flag: flag.id }))}
                >
                  <Icon name="close" size={13} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {data && data.flags.length === 0 && !adding && <p className={flagClasses.none}>{t('value.card.none')}</p>}
      {adding ? (
        <FlagForm customer={customer} onClose={() => setAdding(false)} />
      ) : (
        canWrite && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="plus" size={13} />}
            onClick={() => setAdding(true)}
          >
            {t('value.card.add')}
          </Button>
        )
      )}
    </section>
  );
}
