import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import type { AlertInput, PointTrack, SumTrack } from './alertInput.ts';
import { categoriesCondition } from './categoriesCondition.ts';
import { complaintCondition } from './complaintCondition.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { contractCondition, writtenEndCondition } from './contractCondition.ts';
import { pointCondition } from './pointCondition.ts';
import { silenceCondition } from './silenceCondition.ts';
import { stoppedCondition } from './stoppedCondition.ts';
import { countTrack, windowCondition } from './windowCondition.ts';

/** What the data have nothing for is never reached. */
const BLIND: ConditionReader = {
  steps: (_c, _entry, _asOf, out) => {
    out.count = 0;
  },
  on: () => NOTHING,
};

/** A condition ready to be asked, under the cuts that hold for some customers. */
export function makeCondition(input: AlertInput, condition: AlertCondition, cuts: AlertCuts): ConditionReader {
  const { ledger, book } = input;
  const { indicator } = condition;
  const sum = (track: SumTrack | null) => (track ? windowCondition(condition, cuts, track) : BLIND);
  const point = (track: PointTrack | null) => (track ? pointCondition(condition, cuts, track) : BLIND);
  switch (indicator.kind) {
    case 'spend':
      return sum({ start: book.start, day: book.day, total: book.boughtE4, firstDay: ledger.firstDay });
    case 'orders':
      return sum({
        start: book.start,
        day: book.day,
        total: book.orders,
        firstDay: ledger.firstDay,
      });
    case 'categories': {
      const track = input.categories();
      return track ? categoriesCondition(condition, cuts, track, ledger.firstDay) : BLIND;
    }
    case 'visits':
      return sum(input.visits(indicator.channel));
    case 'refunds':
      return sum(input.refunds());
    case 'complaints': {
      const track = input.complaints();
      return track ? windowCondition(condition, cuts, countTrack(track.start, track.day)) : BLIND;
    }
    case 'complaintOpen': {
      const track = input.complaints();
      return track ? complaintCondition(condition, cuts, track) : BLIND;
    }
    case 'overdue':
    case 'silentDays':
      return silenceCondition(condition, cuts, book);
    case 'score':
    case 'scoreDrop':
    case 'classDrop':
      return point(input.scores(indicator.question));
    case 'columnSum':
      return sum(input.columnSum(indicator.table, indicator.column));
    case 'columnLatest':
      return point(input.columnLatest(indicator.table, indicator.column));
    case 'late':
      return point(input.late(indicator.table, indicator.column));
    case 'contractEnd':
      if (indicator.months !== null) return contractCondition(condition, cuts, indicator.months, ledger.startedOn);
      return input.pastOnly ? BLIND : writtenEndCondition(condition, cuts, ledger.contractEnd);
    case 'categoryStopped': {
      const track = input.categories();
      return track ? stoppedCondition(condition, cuts, track, book) : BLIND;
    }
  }
}
