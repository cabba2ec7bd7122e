import { expect, test } from 'vitest';
import { blankDraft, type Draft, isProblem, nextDraft, toRecord } from '../../renderer/screens/records/draft.ts';
import { newRecord } from '../../shared/contract/records.ts';

const TODAY = '2024-03-05';
const draft = (kind: Draft['kind'], change: Partial<Draft> = {}): Draft => ({ ...blankDraft(kind, TODAY), ...change });
const made = (of: Draft, customer: string | null = 'C1') => toRecord(of, customer, TODAY);

test('what is typed becomes a record of the contract', () => {
  const records = [
    made(draft('interaction', { time: '905', topic: ' 电话 ', words: '回访' })),
    made(draft('complaint', { solvedOn: '2024-3-6', words: 'late' })),
    made(draft('survey', { score: '９', topic: 'NPS' }), null),
    made(draft('cost', { topic: '回访', hours: '1.5', amount: '￥1,234.50'.normalize('NFKC') })),
  ];
  for (const record of records) expect(newRecord.parse(record)).toEqual(record);
  expect(records).toMatchObject([
    { time: '09:05', channel: '电话', customer: 'C1' },
    { solvedOn: '2024-03-06', category: null },
    { customer: null, score: 9, answer: null },
    { amountE4: 12_345_000, hours: 1.5, costKind: 'labour' },
  ]);
});

test.each([
  [draft('interaction'), null, 'customer', 'noCustomer'],
  [draft('interaction', { date: '2024-13-01' }), 'C1', 'date', 'date'],
  [draft('interaction', { date: '' }), 'C1', 'date', 'noDate'],
  [draft('interaction', { time: 'noon' }), 'C1', 'time', 'time'],
  [draft('complaint', { solvedOn: '2024-03-04' }), 'C1', 'solvedOn', 'solvedBefore'],
  [draft('survey', { score: '11' }), 'C1', 'score', 'score'],
  [draft('survey'), 'C1', 'words', 'noAnswer'],
  [draft('cost', { amount: '5' }), null, 'topic', 'noMeasure'],
  [draft('cost', { topic: 'x', amount: '' }), null, 'amount', 'amount'],
  [draft('cost', { topic: 'x', amount: '5', hours: '-1' }), null, 'hours', 'hours'],
])('what does not fit is said at its field (%#)', (of, customer, field, key) => {
  const problem = toRecord(of, customer, TODAY);
  expect(isProblem(problem) && problem).toEqual({ field, key: `records.wrong.${key}` });
});

test('the next of a pile keeps the date and what a pile has in common', () => {
  const before = draft('interaction', {
    date: '2024-02-01',
    topic: '电话',
    customer: '王敏',
    words: 'x',
    time: '9:00',
  });
  expect(nextDraft(before)).toEqual(draft('interaction', { date: '2024-02-01', topic: '电话' }));
  expect(nextDraft(draft('complaint', { topic: '质量' })).topic).toBe('');
});
