// The words of a status column and what they mean.
import type { StatusMeaning } from '../../../shared/contract/importChoices.ts';
import { cleanText } from '../cells/cleanText.ts';
import { makeStatusMeaning, statusKey } from '../cells/orderStatus.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { ImportPlan } from './importPlan.ts';

export type StatusCount = {
  readonly word: string;
  readonly rows: number;
  readonly meaning: StatusMeaning;
  readonly guessed: boolean;
};

const WORDS_COUNTED = 500;
const WORDS_SHOWN = 100;
const WORD_CHARS = 200;

/** Counts words row by row; a column of thousands of different words is no status column and is cut short. */
export function makeStatusCount(plan: ImportPlan) {
  const column = plan.kind === 'orders' ? (plan.fields.get('status') ?? -1) : -1;
  const counts = new Map<string, number>();
  return {
    add: (row: readonly Cell[]) => {
      if (column < 0) return;
      const word = cleanText(row[column]);
      const rows = counts.get(word);
      if (rows !== undefined) counts.set(word, rows + 1);
      else if (word !== '' && counts.size < WORDS_COUNTED) counts.set(word.slice(0, WORD_CHARS), 1);
    },
    /** Most frequent first. */
    list: (): StatusCount[] => {
      const meaning = makeStatusMeaning(plan.statuses);
      return [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, WORDS_SHOWN)
        .map(([word, rows]) => ({ word, rows, meaning: meaning(word), guessed: !plan.statuses.has(statusKey(word)) }));
    },
  };
}

/** The words among the rows looked at. */
export function countRows(plan: ImportPlan): StatusCount[] {
  const count = makeStatusCount(plan);
  for (const row of plan.rows) count.add(row);
  return count.list();
}
