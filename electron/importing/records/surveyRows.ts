// Answers of questionnaires, ratings and interviews; those without a name too.
import { type Decimal, decimalNumber, readNumber } from '../cells/cleanNumber.ts';
import { cleanText } from '../cells/cleanText.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import { makeEventReader, textField } from './eventRecords.ts';
import type { RecordReader } from './recordReader.ts';

const STARS = /^([★⭐]\uFE0F?){1,10}☆{0,9}$/u;
const OUT_OF = /^(\d{1,3}(?:\.\d+)?)\s*(?:\/|out of|／)\s*(?:5|10|100)\s*(?:分|stars?|points?)?$/i;
/** 9 – extremely likely: what a scale with words writes. */
const WITH_WORDS = /^(\d{1,3}(?:\.\d+)?)\s*[-–—:：.、(（]\s*\D+$/;

/** A score as a number; undefined where it is words. */
function readScore(cell: Cell | undefined, comma: boolean, out: Decimal): number | null | undefined {
  const reading = readNumber(cell, comma, out);
  if (reading !== 'bad') return reading === 'ok' ? decimalNumber(out) : null;
  const text = cleanText(cell);
  if (STARS.test(text)) return [...text.matchAll(/[★⭐]/gu)].length;
  const number = (OUT_OF.exec(text) ?? WITH_WORDS.exec(text))?.[1];
  return number === undefined ? undefined : Number(number);
}

export function makeSurveyReader(plan: ImportPlan): RecordReader {
  const decimal: Decimal = { mantissa: 0, scale: 0 };
  const score = plan.fields.get('score');
  const comma = score === undefined ? false : plan.looks[score]!.decimalComma;
  return makeEventReader(plan, {
    table: 'survey_answer',
    customer: 'optional',
    time: false,
    fields: [
      textField('question', 'question'),
      { field: 'score', column: { name: 'score', type: 'real' }, read: (cell) => readScore(cell, comma, decimal) },
      textField('answer', 'answer'),
    ],
  });
}
