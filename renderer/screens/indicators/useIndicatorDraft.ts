// What stands in the form of an indicator, and what is missing in it.
import { useState } from 'react';
import type { ArgsIn } from '../../../shared/contract/contract.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { amountE4 } from '../../../shared/money.ts';
import { useWrite } from '../../useEngine.ts';
import { readDay, todayHere } from '../records/readDay.ts';

export const KINDS = ['marketSize', 'rank', 'award'] as const;
export type NumberField = 'value' | 'rank' | 'outOf';
type Draft = {
  kind: (typeof KINDS)[number];
  body: string;
  from: string;
  /** The last day of the period, as people say it. */
  until: string;
  day: string;
  note: string;
} & Record<NumberField, number | null>;
type Field = Exclude<keyof Draft, 'kind' | 'note'>;
type Indicator = ArgsIn<'indicators.add'>['indicator'];

const EMPTY: Draft = {
  kind: 'marketSize',
  body: '',
  from: '',
  until: '',
  day: '',
  note: '',
  value: null,
  rank: null,
  outOf: null,
};

/** The indicator of a draft, or the first field that does not do. */
function read(draft: Draft): { indicator: Indicator } | { wrong: Field } {
  const today = todayHere();
  const body = draft.body.trim();
  const note = draft.note.trim() || null;
  if (body === '') return { wrong: 'body' };
  if (draft.kind === 'marketSize') {
    const [from, until] = [readDay(draft.from, today), readDay(draft.until, today)];
    if (!from) return { wrong: 'from' };
    if (!until || until < from) return { wrong: 'until' };
    if (draft.value === null || draft.value <= 0) return { wrong: 'value' };
    const to = isoDate(parseIsoDate(until)! + 1);
    return { indicator: { kind: 'marketSize', body, from, to, valueE4: amountE4(draft.value), note } };
  }
  const day = readDay(draft.day, today);
  if (!day) return { wrong: 'day' };
  if (draft.kind === 'award') return { indicator: { kind: 'award', body, day, note } };
  const { rank, outOf } = draft;
  if (rank === null || rank < 1) return { wrong: 'rank' };
  if (outOf === null || outOf < rank) return { wrong: 'outOf' };
  return { indicator: { kind: 'rank', body, day, rank: Math.round(rank), outOf: Math.round(outOf), note } };
}

export function useIndicatorDraft() {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [wrong, setWrong] = useState<Field | null>(null);
  const { run, running, error } = useWrite('indicators.add');
  return {
    draft,
    wrong,
    running,
    error,
    change: (part: Partial<Draft>) => {
      setDraft({ ...draft, ...part });
      setWrong(null);
    },
    /** Answers the field that is wrong; null when the indicator was kept. */
    save: async (): Promise<Field | null> => {
      const found = read(draft);
      if ('wrong' in found) {
        setWrong(found.wrong);
        return found.wrong;
      }
      try {
        await run({ indicator: found.indicator });
      } catch {
        return 'body';
      }
      setDraft({ ...EMPTY, kind: draft.kind, body: draft.body });
      return null;
    },
  };
}
