// The reader of records for the kind of sheet a plan is for.
import type { ImportPlan } from '../planning/importPlan.ts';
import { makeComplaintReader } from './complaintRows.ts';
import { makeCostReader } from './costRows.ts';
import { makeCustomerReader } from './customerRows.ts';
import { makeInteractionReader } from './interactionRows.ts';
import { makeOrderReader } from './orderLines.ts';
import type { RecordReader } from './recordReader.ts';
import { makeSurveyReader } from './surveyRows.ts';

const MAKERS = {
  orders: makeOrderReader,
  customers: makeCustomerReader,
  interactions: makeInteractionReader,
  complaints: makeComplaintReader,
  surveys: makeSurveyReader,
  costs: makeCostReader,
} as const satisfies Record<ImportPlan['kind'], (plan: ImportPlan) => RecordReader>;

export const makeRecordReader = (plan: ImportPlan): RecordReader => MAKERS[plan.kind](plan);
