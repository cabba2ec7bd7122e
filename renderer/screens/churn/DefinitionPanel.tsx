// What counts as lost here: in one line, and opened, the proposal from the data with a slider to try other limits.
import { Button, Radio, Slider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { ChartTheme } from '../../../shared/charts/chartTheme.ts';
import { returnCurveChart, returnShareAt } from '../../../shared/charts/returnCurve.ts';
import type { ChurnDefinition, DefinitionInForce } from '../../../shared/contract/common.ts';
import type { DefinitionProposal } from '../../../shared/contract/definition.ts';
import type { Format } from '../../../shared/format.ts';
import { Chart } from '../../components/Chart.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './DefinitionPanel.module.css';

type DefinitionPanelProps = {
  inForce: DefinitionInForce;
  /** Tried out, not kept. */
  trial: ChurnDefinition | null;
  onTrial: (definition: ChurnDefinition | null) => void;
  startOpen: boolean;
};

export function DefinitionPanel({ inForce, trial, onTrial, startOpen }: DefinitionPanelProps) {
  const { t } = useFormat();
  const [open, setOpen] = useState(startOpen);
  const shown = trial ?? inForce.definition;
  const close = () => {
    onTrial(null);
    setOpen(false);
  };
  return (
    <section className={classes.panel} data-open={open}>
      <header className={classes.line}>
        <p>
          <strong>
            {shown.kind === 'silence'
              ? t('churn.definition.silence', { count: shown.days })
              : t('churn.definition.cancelDate')}
          </strong>{' '}
          <span>{t(trial ? 'churn.definition.origin.trial' : `churn.definition.origin.${inForce.origin}`)}</span>
        </p>
        <Button variant="default" aria-expanded={open} onClick={() => (open ? close() : setOpen(true))}>
          {t(
            open
              ? 'churn.definition.close'
              : inForce.origin === 'chosen'
                ? 'churn.definition.change'
                : 'churn.definition.check',
          )}
        </Button>
      </header>
      {open && <Proposal inForce={inForce} trial={trial} onTrial={onTrial} onDone={close} />}
    </section>
  );
}

type ProposalProps = Omit<DefinitionPanelProps, 'startOpen'> & { onDone: () => void };

function Proposal(props: ProposalProps) {
  const { data, error, retry } = useRead('definition.propose', {});
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  if (!data) return <div className={classes.waiting} aria-busy="true" />;
  return <Choice {...props} proposal={data} />;
}

const daysOf = (definition: ChurnDefinition): number | null => (definition.kind === 'silence' ? definition.days : null);

function Choice({ trial, onTrial, onDone, proposal }: ProposalProps & { proposal: DefinitionProposal }) {
  const format = useFormat();
  const { t, share, number } = format;
  const { project } = useProject();
  const set = useWrite('definition.set');
  const { inForce } = proposal;
  const chosen = trial ?? inForce.definition;
  const fallback = proposal.proposedDays ?? daysOf(inForce.definition) ?? 90;
  const [days, setDays] = useState(daysOf(chosen) ?? fallback);
  const longest = Math.max(180, Math.ceil((Math.max(days, fallback, proposal.quantiles?.p95 ?? 0) * 2) / 30) * 30);
  const most = Math.min(730, longest);
  const build = useCallback(
    (data: DefinitionProposal, own: Format, theme: ChartTheme) =>
      returnCurveChart(
        { ...data, returnCurve: data.returnCurve.filter((point) => point.days <= most) },
        own,
        theme,
        days,
      ),
    [days, most],
  );
  const back = returnShareAt(proposal.returnCurve, days);
  const keep = async (definition: ChurnDefinition | null) => {
    try {
      await set.run({ definition });
    } catch {
      return;
    }
    notifications.show({ message: t('churn.definition.kept') });
    onDone();
  };
  const silence = chosen.kind === 'silence';
  const readOnly = project?.readOnly === true;

  return (
    <div className={classes.choice}>
      <div className={classes.curve}>
        {proposal.refused ? (
          <p className={classes.refused}>{format.text(proposal.refused)}</p>
        ) : (
          <Chart
            data={proposal}
            build={build}
            fileName="return-curve"
            height={250}
            actions={proposal.why.returnCurve && <WhyButton why={proposal.why.returnCurve} compact />}
          />
        )}
      </div>
      <div className={classes.form}>
        <p className={classes.proposal}>
          {proposal.refused ? t('churn.definition.noProposal') : format.text(proposal.headline)}
          {proposal.why.proposedDays && (
            <WhyButton why={proposal.why.proposedDays} title={t('churn.definition.proposal')} compact />
          )}
        </p>
        {proposal.cancelDates > 0 && (
          <Radio.Group
            aria-label={t('churn.definition.kind')}
            value={chosen.kind}
            onChange={(kind) => onTrial(kind === 'cancelDate' ? { kind } : { kind: 'silence', days })}
          >
            <Radio value="silence" label={t('churn.definition.bySilence')} mb={6} />
            <Radio value="cancelDate" label={t('churn.definition.byCancelDate', { count: proposal.cancelDates })} />
          </Radio.Group>
        )}
        {silence && (
          <>
            <div className={classes.days}>
              <span>{t('churn.definition.after')}</span>
              <strong>{t('churn.definition.days', { count: days })}</strong>
            </div>
            <Slider
              min={7}
              max={most}
              value={Math.min(days, most)}
              onChange={setDays}
              onChangeEnd={(value) => onTrial({ kind: 'silence', days: value })}
              thumbLabel={t('churn.definition.slider')}
              label={null}
              marks={proposal.proposedDays === null ? [] : [{ value: proposal.proposedDays }]}
            />
            <p className={classes.effect}>
              {back === null
                ? t('churn.definition.unknown')
                : t('churn.definition.effect', { share: share(back), days: number(days) })}
            </p>
            {proposal.quantiles && (
              <p className={classes.quantiles}>
                {t('churn.definition.quantiles', {
                  p50: number(proposal.quantiles.p50),
                  p75: number(proposal.quantiles.p75),
                  p90: number(proposal.quantiles.p90),
                })}
              </p>
            )}
          </>
        )}
        {set.error && <ErrorPanel error={set.error} />}
        <div className={classes.buttons}>
          <Button
            loading={set.running}
            disabled={readOnly}
            onClick={() => void keep(silence ? { kind: 'silence', days } : { kind: 'cancelDate' })}
          >
            {silence ? t('churn.definition.useDays', { count: days }) : t('churn.definition.useCancelDate')}
          </Button>
          {inForce.origin === 'chosen' && (
            <Button variant="default" disabled={readOnly || set.running} onClick={() => void keep(null)}>
              {t('churn.definition.follow')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
