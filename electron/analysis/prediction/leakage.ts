import type { RefusedColumn } from '../../../shared/contract/prediction.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { asDate, asShare, say } from '../../../shared/text.ts';
import { rankingOf } from '../../stats/roc.ts';
import { numbersIn } from './groupNumbers.ts';
import type { GroupColumn } from './predictionInput.ts';

/** A column that ranks customers as well as this says what it is asked about. */
const TELLS = 0.97;
const MOST_VALUES = 50;
const DATES = 0.9;
/** Words for leaving itself, for why and for how likely it was said to be. */
const NAMED =
  /churn|attrit|cancel(l?ed|l?ation)|exited|unsubscri|left\b|lost\b|cltv|satisfaction score|流失|退订|退网|离网|解约|注销|销户|流失原因/i;

/** Customers whose outcome is known: place in the columns, and 1 for those who left. */
export type Answers = { readonly customer: Int32Array; readonly outcome: Uint8Array };

/**
 * Why a column without dates of its own must not be looked at, or null. It may have been written after the customers
 * left: a column of dates is refused where one lies after the cut-off (day number; null for data without dates), a
 * column named for leaving is refused by its name, and one that ranks the customers almost without fault, by its
 * values or by where it is blank, is refused because it tells the answer. Columns that tell customers apart one by one,
 * dates and columns with one value are of no use and left out, too.
 */
export function refusalOf(column: GroupColumn, answers: Answers, cutoff: number | null): RefusedColumn | null {
  const { name, values, codeOf } = column;
  const refuse = (reason: RefusedColumn['reason'], params: Parameters<typeof say>[1] = {}): RefusedColumn => ({
    column: name,
    reason,
    detail: say(`prediction.refusedColumn.${reason}`, { column: name, ...params }),
  });
  if (NAMED.test(name)) return refuse('named');
  const dates = values.map(dayIn).filter((day) => day !== null);
  if (dates.length > 0 && dates.length >= DATES * values.length) {
    const last = dates.reduce((a, b) => Math.max(a, b));
    return cutoff !== null && last > cutoff
      ? refuse('later', { date: asDate(isoDate(last)), cutoff: asDate(isoDate(cutoff)) })
      : refuse('date');
  }
  const codes = Int32Array.from(answers.customer, (c) => codeOf[c]!);
  const blank = areaOf(
    Float64Array.from(codes, (code) => (code < 0 ? 1 : 0)),
    answers.outcome,
  );
  if (blank >= TELLS) return refuse('blankTells', { area: asShare(blank) });
  if (values.length < 2 && !codes.includes(-1)) return refuse('same');
  const numbers = numbersIn(values);
  if (numbers === null && values.length > MOST_VALUES) return refuse('tooMany', { count: values.length });
  const area = numbers
    ? Math.max(
        areaOf(
          Float64Array.from(codes, (code) => (code < 0 ? 0 : numbers[code]!)),
          answers.outcome,
        ),
      )
    : areaOf(ratesOf(codes, answers.outcome, values.length), answers.outcome);
  return area >= TELLS ? refuse('tells', { area: asShare(area) }) : null;
}

/** The day a text begins with, as 2024-03-05 or 2024/3/5; null where it is none. */
function dayIn(text: string): number | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[ T])/.exec(text);
  return match ? parseIsoDate(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`) : null;
}

/** Area under the curve whichever way round; one half where a side is empty. */
function areaOf(values: Float64Array, outcome: Uint8Array): number {
  const auc = rankingOf(values, outcome)?.auc ?? 0.5;
  return Math.max(auc, 1 - auc);
}

/** The share of leavers with the same value, for every row. */
function ratesOf(codes: Int32Array, outcome: Uint8Array, values: number): Float64Array {
  const n = new Int32Array(values + 1);
  const events = new Int32Array(values + 1);
  for (let i = 0; i < codes.length; i++) {
    n[codes[i]! + 1]!++;
    events[codes[i]! + 1]! += outcome[i]!;
  }
  return Float64Array.from(codes, (code) => events[code + 1]! / n[code + 1]!);
}
