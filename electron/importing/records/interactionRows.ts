// Visits, calls and other contacts.
import type { ImportPlan } from '../planning/importPlan.ts';
import { makeEventReader, textField } from './eventRecords.ts';
import type { RecordReader } from './recordReader.ts';

export const makeInteractionReader = (plan: ImportPlan): RecordReader =>
  makeEventReader(plan, {
    table: 'interaction',
    customer: 'needed',
    time: true,
    fields: [textField('channel', 'channel'), textField('note', 'note')],
  });
