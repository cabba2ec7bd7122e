import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { entryAt } from '../view/dayBook.ts';
import { type PointTrack, TRACK_UNIT } from './alertInput.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { makeJudge } from './judge.ts';
import { push } from './steps.ts';

/** A value that holds from its row until the next one, and no longer than the window: scores, latest cells, late rows. */
export function pointCondition(condition: AlertCondition, cuts: AlertCuts, track: PointTrack): ConditionReader {
  const { start, day } = track;
  const { windowDays } = condition;
  const value = valuesOf(condition, track);
  const judge = makeJudge(condition, cuts);
  const levelOf = (i: number): number => (Number.isNaN(value[i]!) ? 0 : judge(value[i]!, 0));
  return {
    steps: (c, _, asOf, out) => {
      out.count = 0;
      const end = start[c + 1]!;
      for (let i = start[c]!; i < end && day[i]! <= asOf; i++) {
        push(out, day[i]!, levelOf(i));
        const next = i + 1 < end ? day[i + 1]! : NEVER;
        if (day[i]! + windowDays < next) push(out, day[i]! + windowDays, 0);
      }
    },
    on: (c, _, dayNo) => {
      const from = start[c]!;
      const i = entryAt(day, from, start[c + 1]!, dayNo);
      if (i < from || day[i]! + windowDays <= dayNo || Number.isNaN(value[i]!)) return NOTHING;
      return { level: levelOf(i), now: value[i]!, base: null, since: day[i]! };
    },
  };
}

/** What each row says: NaN where it says nothing yet, because there is no row before it to compare with. */
function valuesOf({ indicator }: AlertCondition, { start, value }: PointTrack): Float64Array {
  const { kind } = indicator;
  if (kind === 'score' || kind === 'columnLatest') return value;
  const found = new Float64Array(value.length).fill(Number.NaN);
  for (let c = 0; c + 1 < start.length; c++) {
    let late = 0;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      const before = i - 1;
      if (kind === 'late') {
        late += value[i]!;
        const gone = i - indicator.of;
        if (gone >= start[c]!) late -= value[gone]!;
        found[i] = late;
      } else if (before >= start[c]!) {
        found[i] =
          kind === 'classDrop' ? scoreClass(value[before]!) - scoreClass(value[i]!) : value[before]! - value[i]!;
      }
    }
  }
  return found;
}

/** Promoters (9–10) 2, passives (7–8) 1, detractors (0–6) 0; Reichheld 2003. */
const scoreClass = (score: number): number => (score >= 9 * TRACK_UNIT ? 2 : score >= 7 * TRACK_UNIT ? 1 : 0);
