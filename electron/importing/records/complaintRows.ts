// Complaints and when they were solved.
import { readDate } from '../cells/cleanDate.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import { dateStyles } from './dateStyles.ts';
import { makeEventReader, textField } from './eventRecords.ts';
import type { RecordReader } from './recordReader.ts';

export function makeComplaintReader(plan: ImportPlan): RecordReader {
  const solved = dateStyles(plan).get('solvedOn') ?? { order: plan.dateOrder, numbers: null };
  const slot = { day: 0, minute: 0 };
  return makeEventReader(plan, {
    table: 'complaint',
    customer: 'needed',
    time: true,
    fields: [
      textField('category', 'category'),
      textField('note', 'note'),
      {
        field: 'solvedOn',
        column: { name: 'solved_day', type: 'int' },
        read: (cell) => {
          const reading = readDate(cell, solved, slot);
          if (reading !== 'ok') slot.minute = -1;
          return reading === 'ok' ? slot.day : reading === 'blank' ? null : undefined;
        },
        shortened: () => slot.minute > 0,
      },
    ],
  });
}
