// What churn means here: the proposal from the data, a number of days of one's own, or a date of cancelling.
import { Radio, Stack } from '@mantine/core';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { definitionWords } from '../../../shared/definitionWords.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from '../Settings.module.css';
import { SavedNumber } from './SavedField.tsx';

export function DefinitionChoice({ settings }: { settings: ProjectSettings }) {
  const format = useFormat();
  const opening = useOpening();
  const proposal = useRead('definition.propose', {});
  const set = useWrite('definition.set');
  const [myName] = useMyName();
  const chosen = settings.churnDefinition;
  const { data } = proposal;
  const inForce = data?.inForce.definition;
  const days = chosen?.kind === 'silence' ? chosen.days : (data?.proposedDays ?? 180);
  const choose = (definition: ChurnDefinition | null) => void set.run({ definition, by: myName }).catch(opening.tell);
  const why = data ? Object.values(data.why)[0] : undefined;
  return (
    <div>
      {proposal.error && <ErrorPanel error={proposal.error} onRetry={proposal.retry} />}
      <p className={classes.note}>
        {data && format.text(data.refused ?? data.headline)} {why && <WhyButton why={why} compact />}
      </p>
      <Radio.Group
        aria-label={format.t('settings.churn.title')}
        value={chosen === null ? 'proposal' : chosen.kind}
        onChange={(value) => {
          if (value === 'proposal') choose(null);
          if (value === 'silence') choose({ kind: 'silence', days });
          if (value === 'cancelDate') choose({ kind: 'cancelDate' });
        }}
      >
        <Stack gap={0}>
          <div className={classes.radio}>
            <Radio
              value="proposal"
              label={
                inForce?.kind === 'silence' && chosen === null
                  ? format.t('settings.churn.proposalDays', { days: inForce.days })
                  : format.t('settings.churn.proposal')
              }
              description={format.t('settings.churn.proposalHelp')}
            />
          </div>
          <div className={classes.radio}>
            <Radio
              value="silence"
              label={format.t('settings.churn.silence')}
              description={format.t('settings.churn.silenceHelp')}
            />
            {chosen?.kind === 'silence' && (
              <div className={classes.days}>
                <SavedNumber
                  aria-label={format.t('settings.churn.days')}
                  w={96}
                  min={1}
                  max={3650}
                  allowDecimal={false}
                  value={chosen.days}
                  onSave={(value) => choose({ ...chosen, days: Math.min(3650, Math.max(1, value)) })}
                />
                <span>{format.t('settings.churn.days')}</span>
              </div>
            )}
          </div>
          {(chosen?.kind === 'rhythm' || chosen?.kind === 'spendDrop' || chosen?.kind === 'contractEnd') && (
            <div className={classes.radio}>
              <Radio value={chosen.kind} label={format.text(definitionWords(chosen))} />
            </div>
          )}
          <div className={classes.radio}>
            <Radio
              value="cancelDate"
              disabled={data?.cancelDates === 0 && chosen?.kind !== 'cancelDate'}
              label={format.t('settings.churn.cancelDate')}
              description={format.t('settings.churn.cancelDateHelp', { count: data?.cancelDates ?? 0 })}
            />
          </div>
        </Stack>
      </Radio.Group>
      <p className={classes.note}>
        <a href={href('definition')}>{format.t('settings.churn.more')}</a>
      </p>
      {data?.quantiles && (
        <div className={classes.quantiles}>
          {(['p50', 'p75', 'p90', 'p95'] as const).map((name) => (
            <div key={name}>
              {format.t(`settings.churn.${name}`)}
              <strong>{format.t('settings.churn.daysOf', { days: Math.round(data.quantiles?.[name] ?? 0) })}</strong>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
