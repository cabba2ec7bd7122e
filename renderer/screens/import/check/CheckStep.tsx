// The quality of a table before anything is stored: how much of it can be loaded, what was found, what is there already.
import { Button } from '@mantine/core';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { useFormat } from '../../../useFormat.ts';
import { StatusWords } from '../columns/StatusWords.tsx';
import headline from '../Headline.module.css';
import { sizeText } from '../sizeText.ts';
import { importName } from '../wizard/importName.ts';
import { useWizard } from '../wizard/wizardView.ts';
import { CheckHeadline } from './CheckHeadline.tsx';
import classes from './CheckStep.module.css';
import { DifferencePanel } from './DifferencePanel.tsx';
import { Findings } from './Findings.tsx';

export function CheckStep() {
  const format = useFormat();
  const { current, checks, choicesOf, dispatch, previewOf, go, at } = useWizard();
  if (!current) return <p className={headline.sub}>{format.t('import.tables.nothingChosen')}</p>;
  const { id } = current;
  const { report, stale, progress, startedAt, error, stopped } = checks.of(id);
  const again = (
    <Button variant="default" onClick={() => checks.again(id)}>
      {format.t('import.check.again')}
    </Button>
  );
  if (!report) {
    if (error) return <ErrorPanel error={error} action={again} />;
    if (stopped) {
      return (
        <div className={classes.waiting}>
          <p className={headline.headline}>{format.t('import.check.stopped')}</p>
          <p className={headline.sub}>{format.t('import.check.stoppedSub')}</p>
          {again}
        </div>
      );
    }
    return (
      <div className={classes.waiting}>
        <p className={headline.headline}>{format.t('import.check.checking', { file: importName(format, current) })}</p>
        <JobProgress progress={progress} startedAt={startedAt} onCancel={checks.stop} />
      </div>
    );
  }
  const template = previewOf(id).preview?.template ?? null;
  const short = report.freeBytes !== null && report.freeBytes < report.needBytes;
  return (
    <div aria-busy={stale}>
      {template && (
        <p className={classes.known}>
          <Icon name="check" size={14} />
          {format.t('import.check.known', { name: template.name })}
          <Button variant="subtle" onClick={() => go('columns', at)}>
            {format.t('import.check.change')}
          </Button>
        </p>
      )}
      <CheckHeadline
        report={report}
        note={
          stale && stopped ? (
            <>
              {format.t('import.check.stopped')} {again}
            </>
          ) : (
            stale && !error && format.t('import.check.recounting')
          )
        }
      />
      {error && <ErrorPanel error={error} action={again} />}
      {short && (
        <p className={classes.short} role="alert">
          <Icon name="warning" size={16} />
          {format.t('import.check.diskShort', {
            need: sizeText(report.needBytes),
            free: sizeText(report.freeBytes ?? 0),
          })}
        </p>
      )}
      {report.difference && (
        <DifferencePanel
          difference={report.difference}
          mode={choicesOf(id).mode ?? report.difference.proposed}
          onMode={(mode) => dispatch({ type: 'mode', id, mode })}
        />
      )}
      <Findings
        report={report}
        chosen={choicesOf(id).rules}
        onTreat={(code, treatment) => dispatch({ type: 'treat', id, code, treatment })}
      />
      {report.statuses.length > 0 && (
        <StatusWords
          statuses={report.statuses}
          chosen={choicesOf(id).statuses}
          onChoose={(word, meaning) => dispatch({ type: 'status', id, word, meaning })}
        />
      )}
    </div>
  );
}
