// Files on their way into the project: looked into, read, questioned, checked, loaded.
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Look } from '../../../../shared/contract/importReports.ts';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { Page } from '../../../components/Page.tsx';
import { navigate, useRoute } from '../../../router.ts';
import { useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import { useLoading } from '../../../useLoading.ts';
import { BackToChoosing } from './BackToChoosing.tsx';
import { plannedImports, tableArgs } from './plannedImports.ts';
import { questionsOf } from './questions.ts';
import { StepFrame } from './StepFrame.tsx';
import { useChecks } from './useChecks.ts';
import { usePreviews } from './usePreviews.ts';
import classes from './Wizard.module.css';
import { keepState, keptState, reduceWizard, STEPS, type Step } from './wizardState.ts';
import { WizardContext, type WizardView } from './wizardView.ts';

export function Wizard({ files }: { files: string }) {
  const format = useFormat();
  const look = useRead('imports.look', { files: files.split(',') });
  // What was found first stays: an import of these files must not turn the wizard over while it runs.
  const found = useRef<Look | null>(null);
  found.current ??= look.data ?? null;
  if (found.current) return <Steps files={files} look={found.current} />;
  return (
    <Page title={format.t('frame.screen.import')} actions={<BackToChoosing />}>
      {look.error ? (
        <ErrorPanel error={look.error} onRetry={look.retry} />
      ) : (
        <p className={classes.soft} aria-busy="true">
          {format.t('import.looking', { count: files.split(',').length })}
        </p>
      )}
    </Page>
  );
}

const NOT_LOADING = { running: false, id: null, progress: null, startedAt: null, error: null, cancelled: false };

const isStep = (text: string | undefined): text is Step => STEPS.some((step) => step === text);

function Steps({ files, look }: { files: string; look: Look }) {
  const { params } = useRoute();
  const [state, dispatch] = useReducer(reduceWizard, files, keptState);
  useEffect(() => keepState(files, state), [files, state]);

  const imports = useMemo(() => plannedImports(look, state), [look, state]);
  const asked = useMemo(
    () =>
      imports.map((planned) => ({ id: planned.id, args: tableArgs(planned, state.choices[planned.id] ?? {}, look) })),
    [imports, state, look],
  );
  const anyLoading = useLoading();
  const isOwn = anyLoading.files === files;
  const loading = isOwn ? anyLoading : { ...anyLoading, ...NOT_LOADING };
  const previews = usePreviews(asked, !loading.running);
  const questions = questionsOf(imports, previews, state);

  const step = isStep(params.step) ? params.step : firstStep(look, imports.length);
  const at = Math.max(0, Math.min(Number(params.at ?? 0) || 0, imports.length - 1));
  const go = (next: Step, place = 0) =>
    navigate('import', { files, step: next, ...(place > 0 ? { at: String(place) } : {}) });

  const allReady = imports.length > 0 && imports.every(({ id }) => previews.get(id)?.preview?.ready === true);
  const settled = imports.every(({ id }) => previews.get(id)?.stale === false);
  const left = asked.filter(({ id }) => state.loaded[id] === undefined);
  const inView = imports[at]?.id;
  const checks = useChecks(
    [...left].sort((a, b) => Number(b.id === inView) - Number(a.id === inView)),
    step === 'check' && allReady && settled,
  );

  // A check of what cannot be read yet leads back to what has to be settled.
  const unreadable = imports.findIndex(({ id }) => {
    const one = previews.get(id);
    return one !== undefined && !one.stale && one.preview?.ready === false;
  });
  const openQuestion = questions.length > 0;
  const isBlocked = step === 'check' && settled && unreadable >= 0;
  const goTo = useRef(go);
  goTo.current = go;
  useEffect(() => {
    if (isBlocked) goTo.current(openQuestion ? 'questions' : 'columns', openQuestion ? 0 : unreadable);
  }, [isBlocked, openQuestion, unreadable]);

  const view: WizardView = {
    files,
    look,
    state,
    dispatch,
    imports,
    choicesOf: (id) => state.choices[id] ?? {},
    previewOf: (id) => previews.get(id) ?? { preview: null, error: null, stale: true, retry: () => {} },
    questions,
    checks,
    loading,
    busyElsewhere: !isOwn && anyLoading.running,
    step,
    current: imports[at] ?? null,
    at,
    go,
  };
  return (
    <WizardContext value={view}>
      <StepFrame />
    </WizardContext>
  );
}

/** Where to begin: what is known goes straight to the check, a single table to its columns. */
function firstStep(look: Look, imports: number): Step {
  const proposed = new Set(look.imports.flatMap((one) => one.tables.map((place) => look.tables[place]?.file)));
  // A file of which nothing comes in must not go unseen.
  const wantsALook = look.files.some(({ file }) => !proposed.has(file));
  const tables = look.imports.flatMap((one) => one.tables.map((place) => look.tables[place]));
  if (imports === 0 || wantsALook) return 'tables';
  if (tables.every((table) => table?.template)) return 'check';
  return imports === 1 && look.tables.length === 1 ? 'columns' : 'tables';
}
