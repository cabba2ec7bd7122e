import { type PointTrack, type SumTrack, TRACK_UNIT } from '../alerts/alertInput.ts';
import { entryAt } from '../view/dayBook.ts';
import { type FeaturePart, feature, trend } from './featurePart.ts';
import type { NamedTrack } from './predictionInput.ts';

/** Payments looked back on. */
const LATEST = 3;

/** The features of dated rows that people's own files tell apart by name. */
export function namedPart({ kind, name, track }: NamedTrack, days: number): FeaturePart {
  switch (kind) {
    case 'question':
      return scorePart(track, name);
    case 'channel':
      return visitsPart(track, name, days);
    case 'sum':
      return sumPart(track, name, days);
    case 'late':
      return latePart(track, name);
  }
}

/**
 * The latest score given to a question, how far it lies from the one before, and whether there is none; `name` null for
 * scores without a question. Who never answered stands at the mean of the latest scores by then.
 */
export function scorePart(track: PointTrack, name: string | null): FeaturePart {
  const { start, day, value } = track;
  const of = name === null ? '' : 'Of';
  let mean = 0;
  return {
    features: [
      feature(`score${of}`, 'score', { column: name }),
      feature(`scoreChange${of}`, 'number', { column: name }),
      feature(`noScore${of}`, 'flag', { column: name }),
    ],
    moveTo: (t) => {
      mean = meanLatest(track, t);
    },
    read: (c, t, to, at) => {
      const from = start[c]!;
      const last = entryAt(day, from, start[c + 1]!, t);
      to[at] = last < from ? mean : value[last]! / TRACK_UNIT;
      to[at + 1] = last <= from ? 0 : (value[last]! - value[last - 1]!) / TRACK_UNIT;
      to[at + 2] = last < from ? 1 : 0;
    },
  };
}

function visitsPart(track: SumTrack, name: string, days: number): FeaturePart {
  const totalAt = totals(track);
  return {
    features: [feature('channelRecent', 'count', { days, column: name })],
    read: (c, t, to, at) => {
      to[at] = totalAt(c, t) - totalAt(c, t - days);
    },
  };
}

function sumPart(track: SumTrack, name: string, days: number): FeaturePart {
  const totalAt = totals(track);
  return {
    features: [
      feature('columnRecent', 'number', { days, column: name }),
      feature('columnTrend', 'trend', { days, column: name }),
    ],
    read: (c, t, to, at) => {
      const [now, then] = [totalAt(c, t), totalAt(c, t - days)];
      const recent = (now - then) / TRACK_UNIT;
      to[at] = recent;
      to[at + 1] = trend(Math.max(0, recent), Math.max(0, (then - totalAt(c, t - 2 * days)) / TRACK_UNIT));
    },
  };
}

/** How many of the latest three rows were late. */
function latePart({ start, day, value }: PointTrack, name: string): FeaturePart {
  return {
    features: [feature('lateLatest', 'count', { column: name })],
    read: (c, t, to, at) => {
      const from = start[c]!;
      const last = entryAt(day, from, start[c + 1]!, t);
      let late = 0;
      for (let k = last; k >= from && k > last - LATEST; k--) late += value[k]!;
      to[at] = late;
    },
  };
}

const totals =
  ({ start, day, total }: SumTrack) =>
  (c: number, t: number): number => {
    const k = entryAt(day, start[c]!, start[c + 1]!, t);
    return k < start[c]! ? 0 : total[k]!;
  };

function meanLatest({ start, day, value }: PointTrack, t: number): number {
  let sum = 0;
  let n = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    const last = entryAt(day, start[c]!, start[c + 1]!, t);
    if (last < start[c]!) continue;
    sum += value[last]! / TRACK_UNIT;
    n++;
  }
  return n === 0 ? 0 : sum / n;
}
