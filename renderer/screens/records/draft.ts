// What stands in the entry form: texts as typed, until they are a record.
import type { NewRecord, RecordKind, StoredRecord } from '../../../shared/contract/records.ts';
import { amountE4, amountOf } from '../../../shared/money.ts';
import { readDay, readTime } from './readDay.ts';

export type Draft = {
  readonly kind: RecordKind;
  readonly date: string;
  readonly time: string;
  /** What was typed, and the customer it stands for once one was chosen. */
  readonly customer: string;
  readonly chosen: { readonly customer: string; readonly name: string | null; readonly isNew: boolean } | null;
  /** Channel, category, question or measure. */
  readonly topic: string;
  /** Note or answer. */
  readonly words: string;
  readonly score: string;
  readonly solvedOn: string;
  readonly costKind: 'labour' | 'goods' | 'cash';
  readonly hours: string;
  readonly amount: string;
};

export const blankDraft = (kind: RecordKind, today: string): Draft => ({
  kind,
  date: today,
  time: '',
  customer: '',
  chosen: null,
  topic: '',
  words: '',
  score: '',
  solvedOn: '',
  costKind: 'labour',
  hours: '',
  amount: '',
});

/** The next entry of a pile: the date stays, and what a pile has in common. A complaint's category is its own. */
export const nextDraft = (draft: Draft): Draft => ({
  ...blankDraft(draft.kind, draft.date),
  topic: draft.kind === 'complaint' ? '' : draft.topic,
  costKind: draft.costKind,
});

export const isUntouched = (draft: Draft): boolean =>
  [draft.customer, draft.words, draft.score, draft.solvedOn, draft.hours, draft.amount, draft.time].every(
    (text) => text === '',
  );

/** A number as typed in either language: 1,234.50, １２, 12.5元. NaN where it is none. */
function readNumber(text: string): number {
  const typed = text.normalize('NFKC').replace(/[\s,，元¥$£€]/g, '');
  return typed === '' ? Number.NaN : Number(typed);
}

export type FieldName = 'date' | 'time' | 'customer' | 'topic' | 'words' | 'score' | 'solvedOn' | 'hours' | 'amount';
export type Problem = { field: FieldName; key: string };

/** The record, or what is wrong with the first field that does not fit. The customer is settled before. */
export function toRecord(draft: Draft, customer: string | null, today: string): NewRecord | Problem {
  const wrong = (field: FieldName, key: string): Problem => ({ field, key: `records.wrong.${key}` });
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const date = readDay(draft.date, today);
  const time = readTime(draft.time);
  if (date === null || date === '') return wrong('date', date === null ? 'date' : 'noDate');
  if (time === null) return wrong('time', 'time');
  const common = { date, time: time === '' ? null : time };
  switch (draft.kind) {
    case 'interaction':
      if (customer === null) return wrong('customer', 'noCustomer');
      return { kind: 'interaction', ...common, customer, channel: orNull(draft.topic), note: orNull(draft.words) };
    case 'complaint': {
      const solvedOn = readDay(draft.solvedOn, today);
      if (customer === null) return wrong('customer', 'noCustomer');
      if (solvedOn === null) return wrong('solvedOn', 'date');
      if (solvedOn !== '' && solvedOn < date) return wrong('solvedOn', 'solvedBefore');
      const category = orNull(draft.topic);
      return {
        kind: 'complaint',
        ...common,
        customer,
        category,
        note: orNull(draft.words),
        solvedOn: orNull(solvedOn),
      };
    }
    case 'survey': {
      const score = draft.score.trim() === '' ? null : readNumber(draft.score);
      if (score !== null && !(score >= 0 && score <= 10)) return wrong('score', 'score');
      const answer = orNull(draft.words);
      if (score === null && answer === null) return wrong('words', 'noAnswer');
      return { kind: 'survey', date, customer, question: orNull(draft.topic), score, answer };
    }
    case 'cost': {
      const measure = orNull(draft.topic);
      const amount = readNumber(draft.amount);
      const isLabour = draft.costKind === 'labour';
      const hours = !isLabour || draft.hours.trim() === '' ? null : readNumber(draft.hours);
      if (measure === null) return wrong('topic', 'noMeasure');
      if (hours !== null && !(hours >= 0 && hours <= 1e6)) return wrong('hours', 'hours');
      if (!(Math.abs(amount) <= 1e9)) return wrong('amount', 'amount');
      const { costKind } = draft;
      return { kind: 'cost', date, measure, costKind, hours, amountE4: amountE4(amount), note: orNull(draft.words) };
    }
  }
}

export const isProblem = (made: NewRecord | Problem): made is Problem => 'field' in made;

/** A stored record as it would be typed again. */
export const draftOf = (kind: RecordKind, row: StoredRecord): Draft => ({
  ...blankDraft(kind, row.day),
  time: row.time ?? '',
  customer: row.customerName ?? row.customer ?? '',
  chosen: row.customer === null ? null : { customer: row.customer, name: row.customerName, isNew: false },
  topic: row.topic ?? '',
  words: row.words ?? '',
  score: row.score === null ? '' : String(row.score),
  solvedOn: row.solvedOn ?? '',
  costKind: row.costKind ?? 'labour',
  hours: row.hours === null ? '' : String(row.hours),
  amount: row.amountE4 === null ? '' : String(amountOf(row.amountE4)),
});
