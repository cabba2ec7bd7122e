import { isAgainstPast } from '../../../shared/alertRuleWords.ts';
import type { AlertReason } from '../../../shared/contract/alertRule.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { asDate, asDecimal, asMoney, asShare, asWord, type Param, say, type Text } from '../../../shared/text.ts';

const shown = (unit: AlertReason['unit'], value: number | null): Param =>
  unit === 'money'
    ? asMoney(value === null ? null : Math.round(value))
    : asDecimal(value === null ? null : tenth(value));

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Days from a day up to `asOf`. */
const daysSince = (since: string | null, asOf: number): number =>
  Math.max(0, asOf - (parseIsoDate(since ?? '') ?? asOf));

/** Which channel or column, with a blank before it, so that nothing is left where there is none. */
const channelOf = ({ indicator }: AlertReason): Param =>
  indicator.kind === 'visits' && indicator.channel !== null
    ? ` ${indicator.channel}`
    : 'column' in indicator
      ? ` ${indicator.column}`
      : '';

/** Whose name is not known bears none. */
const ofQuestion = (name: string, question: string | null): string => (question === null ? name : `${name}Of`);

/** What is seen of a customer, in words: “orders every 12 days, now silent for 41”. */
export function reasonWords(reason: AlertReason, asOf: number): Text {
  const { indicator, baseline, windowDays, unit, now, base, change, since, category } = reason;
  const kind = indicator.kind;
  const key = (name: string) => `alerts.reason.${name}`;
  const days = daysSince(since, asOf);
  switch (kind) {
    case 'overdue':
      return say(key('overdue'), {
        every: asDecimal(base === null ? null : tenth(base)),
        days,
        times: asDecimal(tenth(now)),
      });
    case 'silentDays':
      return say(key('silentDays'), { count: Math.round(now) });
    case 'categoryStopped':
      return say(key('categoryStopped'), {
        category: category ?? '',
        every: asDecimal(base === null ? null : tenth(base)),
        days,
      });
    case 'complaintOpen':
      return say(key('complaintOpen'), { count: Math.round(now) });
    case 'contractEnd':
      return say(key('contractEnd'), { count: Math.round(now), date: asDate(since ?? '') });
    case 'late':
      return say(key('late'), { column: indicator.column, now: Math.round(now), of: indicator.of });
    case 'score':
      return say(key(ofQuestion('score', indicator.question)), {
        now: asDecimal(now),
        question: indicator.question ?? '',
      });
    case 'scoreDrop':
    case 'classDrop':
      return say(key(ofQuestion(kind, indicator.question)), {
        now: asDecimal(now),
        question: indicator.question ?? '',
      });
    case 'columnLatest':
      return say(key('columnLatest'), { column: indicator.column, now: asDecimal(now) });
    default:
      break;
  }
  const all = kind === 'visits' && indicator.channel !== null ? 'visitsOf' : kind === 'columnSum' ? 'columnSum' : kind;
  const params: Record<string, Param> = {
    what: asWord(`alerts.reason.what.${all}`),
    channel: channelOf(reason),
    days: windowDays,
    now: shown(unit, now),
    base: shown(unit, base),
    change: asShare(change === null ? null : Math.abs(change)),
  };
  if (isAgainstPast(baseline)) {
    const way = (change ?? 0) <= 0 ? 'less' : 'more';
    return say(key(`${baseline.kind}.${way}`), params);
  }
  return say(key('window'), params);
}

/** What would end it. */
export function closesWords({ closes, unit, windowDays, indicator, category }: AlertReason): Text {
  const key = (name: string) => `alerts.closes.${name}`;
  switch (closes.kind) {
    case 'atLeast':
      return say(key('atLeast'), {
        value: shown(unit, closes.value),
        missing: shown(unit, closes.missing),
        days: windowDays,
        what: asWord(`alerts.reason.what.${indicator.kind}`),
      });
    case 'atMost':
      return say(key('atMost'), {
        value: shown(unit, closes.value),
        days: windowDays,
        what: asWord(`alerts.reason.what.${indicator.kind}`),
      });
    case 'purchaseOf':
      return say(key('purchaseOf'), { category: category ?? '' });
    case 'above':
    case 'below':
      return say(key(closes.kind), { value: shown(unit, closes.value) });
    case 'renewed':
      return say(key('renewed'), { date: asDate(closes.day) });
    default:
      return say(key(closes.kind));
  }
}

/** A whole alert: every reason once. That somebody is silent is said once, too, and best by their own rhythm. */
export function reasonsInWords(reasons: readonly AlertReason[], asOf: number): Text[] {
  const overdue = reasons.some(({ indicator }) => indicator.kind === 'overdue');
  const words = new Map<string, Text>();
  for (const reason of reasons) {
    if (overdue && reason.indicator.kind === 'silentDays') continue;
    const text = reasonWords(reason, asOf);
    words.set(JSON.stringify(text), text);
  }
  return [...words.values()];
}
