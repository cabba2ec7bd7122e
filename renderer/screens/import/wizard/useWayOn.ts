// The one thing to do next on each step, whether it can be done, and what it is called.
import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { href, navigate } from '../../../router.ts';
import { useFormat } from '../../../useFormat.ts';
import { rowsToCome } from '../check/rowsToCome.ts';
import { tableArgs } from './plannedImports.ts';
import { isOpen, otherProblems } from './questions.ts';
import { keepLoaded } from './wizardState.ts';
import { useWizard } from './wizardView.ts';

export type WayOn = {
  on: (() => void) | null;
  label: string;
  disabled: boolean;
  note: string;
  back: (() => void) | null;
};

export function useWayOn(): WayOn {
  const format = useFormat();
  const wizard = useWizard();
  const {
    step,
    at,
    imports,
    questions,
    previewOf,
    checks,
    loading,
    go,
    state,
    look,
    choicesOf,
    dispatch,
    files,
    busyElsewhere,
  } = wizard;
  const last = imports.length - 1;
  const toColumns = { on: () => go('columns'), label: format.t('import.on'), disabled: false, note: '' };

  const load = async () => {
    go('load');
    const left = imports.filter(({ id }) => state.loaded[id] === undefined);
    const batches = new Map(Object.entries(state.loaded));
    const done = await loading.start(
      files,
      left.map((planned) => {
        const choices = choicesOf(planned.id);
        const mode = choices.mode ?? checks.of(planned.id).report?.difference?.proposed;
        return { id: planned.id, args: { ...tableArgs(planned, choices, look), ...(mode ? { mode } : {}) } };
      }),
      (id, batch) => {
        batches.set(id, batch);
        keepLoaded(files, id, batch);
        dispatch({ type: 'loaded', id, batch });
      },
    );
    if (!done) return;
    const batch = imports.map(({ id }) => batches.get(id)).join(',');
    tell(batch);
  };

  /** The report stands at once where the user waited for it; on another screen a word and a link do. */
  function tell(batch: string): void {
    const place = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
    if (place.get('files') === files) {
      navigate('import', { batch }, true);
      return;
    }
    const link = createElement('a', { href: href('import', { batch }) }, format.t('import.load.report'));
    notifications.show({ color: 'teal', title: format.t('import.load.done'), message: link, autoClose: 20_000 });
  }

  switch (step) {
    case 'tables':
      return {
        ...toColumns,
        disabled: imports.length === 0,
        note: imports.length === 0 ? format.t('import.tables.nothingChosen') : '',
        back: null,
      };
    case 'columns': {
      const planned = imports[at];
      const shown = planned ? previewOf(planned.id) : null;
      const inTheWay = planned && shown?.preview ? otherProblems(shown.preview, questions, planned.id) : [];
      const next = at < last ? () => go('columns', at + 1) : () => go(questions.length > 0 ? 'questions' : 'check');
      return {
        on: next,
        label: format.t('import.on'),
        disabled: !shown?.preview || inTheWay.length > 0,
        note:
          inTheWay.length > 0
            ? format.t('import.columns.settleFirst')
            : shown?.preview && !shown.preview.ready
              ? format.t('import.columns.askedNext')
              : '',
        back: at > 0 ? () => go('columns', at - 1) : () => go('tables'),
      };
    }
    case 'questions': {
      const waits = imports.some(({ id }) => previewOf(id).stale);
      return {
        on: () => go('check'),
        label: format.t('import.on'),
        disabled: questions.some(isOpen) || waits,
        note: '',
        back: () => go('columns', last),
      };
    }
    case 'check': {
      const reports = imports.map(({ id }) => checks.of(id));
      const planned = imports[at];
      const now = planned ? checks.of(planned.id) : null;
      const unseen = imports.findIndex(({ id }, place) => place > at && state.loaded[id] === undefined);
      const known = imports.every(({ id }) => previewOf(id).preview?.template);
      const back = questions.length > 0 ? () => go('questions') : () => go('columns', last);
      if (unseen >= 0 && !known) {
        return {
          on: () => go('check', unseen),
          label: format.t('import.nextTable'),
          disabled: !now?.report,
          note: '',
          back,
        };
      }
      const usable = reports.reduce((sum, one) => sum + (one.report?.rowsUsable ?? 0), 0);
      const unchecked = reports.some((one) => one.stopped || (one.error !== null && one.report === null));
      const toCome = imports.reduce((sum, { id }, place) => {
        const report = reports[place]?.report;
        return sum + (report ? rowsToCome(report, choicesOf(id).mode) : 0);
      }, 0);
      const waits = reports.some((one) => !one.stopped && one.error === null && one.report === null);
      const recounts = reports.some((one) => one.stale);
      return {
        on: () => void load(),
        label: unchecked
          ? format.t('import.check.loadUnchecked')
          : recounts || toCome === 0
            ? format.t('import.check.load')
            : format.t('import.check.loadRows', { count: toCome }),
        disabled: waits || busyElsewhere || (usable === 0 && !unchecked && !recounts),
        note: busyElsewhere
          ? format.t('import.load.busy')
          : !waits && !recounts && usable === 0 && !unchecked
            ? format.t('import.check.nothingToLoad')
            : !waits && !recounts && !unchecked && toCome === 0
              ? format.t('import.check.nothingNew')
              : format.t('import.allOrNothing'),
        back: at > 0 ? () => go('check', at - 1) : back,
      };
    }
    case 'load': {
      const isAllIn = imports.length > 0 && imports.every(({ id }) => state.loaded[id] !== undefined);
      if (isAllIn) {
        const batch = imports.map(({ id }) => state.loaded[id]).join(',');
        return {
          on: () => navigate('import', { batch }, true),
          label: format.t('import.load.report'),
          disabled: false,
          note: '',
          back: null,
        };
      }
      return {
        on: () => void load(),
        label: format.t(Object.keys(state.loaded).length > 0 ? 'import.load.resume' : 'import.load.again'),
        disabled: imports.length === 0 || busyElsewhere,
        note: busyElsewhere ? format.t('import.load.busy') : '',
        back: () => go('check'),
      };
    }
  }
}
