// Around every step: where one is, what it says, the way on and the way back; all of it by keyboard too.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { Page } from '../../../components/Page.tsx';
import { navigate } from '../../../router.ts';
import { useFormat } from '../../../useFormat.ts';
import { useProject } from '../../../useProject.ts';
import { CheckStep } from '../check/CheckStep.tsx';
import { ColumnsStep } from '../columns/ColumnsStep.tsx';
import { LoadStep } from '../load/LoadStep.tsx';
import { QuestionsStep } from '../questions/QuestionsStep.tsx';
import { TablesStep } from '../tables/TablesStep.tsx';
import { BackToChoosing } from './BackToChoosing.tsx';
import { ImportTabs } from './ImportTabs.tsx';
import classes from './StepFrame.module.css';
import { Stepper } from './Stepper.tsx';
import { useWayOn } from './useWayOn.ts';
import type { Step } from './wizardState.ts';
import { useWizard } from './wizardView.ts';

const CONTENT: Readonly<Record<Step, () => ReactNode>> = {
  tables: TablesStep,
  columns: ColumnsStep,
  questions: QuestionsStep,
  check: CheckStep,
  load: LoadStep,
};

export function StepFrame() {
  const format = useFormat();
  const { project } = useProject();
  const wizard = useWizard();
  const { step, at, loading, imports, look } = wizard;
  const way = useWayOn();
  const top = useRef<HTMLDivElement>(null);

  const shown = useRef(`${step} ${at}`);
  useEffect(() => {
    if (shown.current === `${step} ${at}`) return;
    shown.current = `${step} ${at}`;
    top.current?.focus({ preventScroll: true });
    top.current?.closest('main')?.scrollTo(0, 0);
  }, [step, at]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"]') || loading.running) return;
    if (event.key === 'ArrowLeft' && event.altKey) {
      event.preventDefault();
      if (way.back) way.back();
      else navigate('import');
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(HAS_ENTER)) return;
    if (way.on && !way.disabled && !project?.readOnly) way.on();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const Content = CONTENT[step];
  const only = look.files.length === 1 ? look.files[0] : undefined;
  return (
    <Page
      title={only ? format.t('import.titleOf', { file: only.fileName }) : format.t('frame.screen.import')}
      actions={loading.running ? null : <BackToChoosing />}
    >
      <div className={classes.whole}>
        <Stepper />
        <div className={classes.step} ref={top} tabIndex={-1}>
          {(step === 'columns' || step === 'check') && imports.length > 1 && <ImportTabs />}
          <Content />
        </div>
        {!loading.running && (
          <footer className={classes.foot}>
            {way.back && (
              <Button variant="default" leftSection={<Icon name="back" size={14} />} onClick={way.back}>
                {format.t('common.back')}
              </Button>
            )}
            <span className={classes.note}>{way.note}</span>
            {way.on && (
              <Button
                size="sm"
                disabled={way.disabled || project?.readOnly === true}
                onClick={way.on}
                rightSection={<Icon name="arrowRight" size={14} />}
              >
                {way.label}
              </Button>
            )}
          </footer>
        )}
      </div>
    </Page>
  );
}

/** Where Enter means something of its own. */
const HAS_ENTER =
  'button, a, summary, textarea, select, input:not([type="radio"]):not([type="checkbox"]), [role="combobox"], [role="listbox"], [role="option"], [role="grid"], [role="treegrid"], [role="menuitem"]';
