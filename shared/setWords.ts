// A set of customers in words.
import type { CustomerSet } from './contract/customerSet.ts';
import { columnWord } from './customerColumns.ts';
import { isoDate, nextPeriodStart, type Period, parseIsoDate, periodStart } from './dates.ts';
import { shortDefinition } from './definitionWords.ts';
import type { Format } from './format.ts';
import { groupingWord, groupWord } from './groupWords.ts';
import { ownSetWords, type SegmentNames } from './ruleWords.ts';
import { segmentSetWords } from './segmentSetWords.ts';

const PERIODS: readonly Period[] = ['month', 'quarter'];

function periodWords(format: Format, fromIso: string, toIso: string): string {
  const [from, to] = [parseIsoDate(fromIso), parseIsoDate(toIso)];
  if (from === null || to === null) return '';
  for (const period of PERIODS) {
    if (periodStart(from, period) !== from || nextPeriodStart(from, period) !== to) continue;
    if (period === 'month') return format.month(fromIso);
    const quarter = String((Number(fromIso.slice(5, 7)) + 2) / 3);
    return format.t('customers.set.quarter', { year: fromIso.slice(0, 4), quarter });
  }
  return format.t('customers.set.period', { from: format.longDate(fromIso), to: format.longDate(isoDate(to - 1)) });
}

/** Null for everybody. */
export function setWords(format: Format, set: CustomerSet, names: SegmentNames): string | null {
  switch (set.kind) {
    case 'all':
      return null;
    case 'state':
      return set.states.map((state) => columnWord(format, 'state', state)).join(format.t('customers.set.list'));
    case 'openingOf':
      return format.t('customers.set.openingOf', { date: format.longDate(set.from) });
    case 'lostSince':
      return format.t('customers.set.lostSince', { date: format.longDate(set.from) });
    case 'lostIn':
    case 'newIn':
    case 'returnedIn':
      return format.t(`customers.set.${set.kind}`, { period: periodWords(format, set.from, set.to) });
    case 'rfmSegment':
      return format.t('customers.set.rfmSegment', { segment: columnWord(format, 'segment', set.segment) });
    case 'valueClass':
      return format.t('customers.set.valueClass', { class: columnWord(format, 'valueClass', set.valueClass) });
    case 'lostUnder': {
      const [first = '', second] = set.definitions.map((definition) => format.text(shortDefinition(definition)));
      return second === undefined
        ? format.t('customers.set.lostUnder', { first })
        : format.t('customers.set.lostUnderBoth', { first, second });
    }
    case 'overdue':
      return set.to === null
        ? format.t('customers.set.overdueFrom', { from: format.decimal(set.from) })
        : format.t('customers.set.overdue', { from: format.decimal(set.from), to: format.decimal(set.to) });
    case 'inGroup':
      return `${groupingWord(format, set.by)}: ${groupWord(format, set.by, set.group)}`;
    case 'groupIn': {
      const group = set.group === null ? format.t('groups.unknown') : groupWord(format, set.by, set.group);
      const period = periodWords(format, set.from, set.to);
      return `${groupingWord(format, set.by)}: ${group}${format.t('customers.set.list')}${
        set.part === 'lost'
          ? format.t('customers.set.lostIn', { period })
          : format.t('customers.set.openingOf', { date: format.longDate(set.from) })
      }`;
    }
    case 'stayed': {
      const words = format.t(`customers.set.stayed.${set.part}`, { count: set.days });
      return set.group
        ? `${groupingWord(format, set.group.by)}: ${groupWord(format, set.group.by, set.group.name)}${format.t('customers.set.list')}${words}`
        : words;
    }
    case 'cohortCell':
      return cohortWords(format, set);
    case 'beforeLeaving':
      return format.t(`customers.set.beforeLeaving.${set.part}`, { days: set.days });
    case 'abc':
      return format.t('customers.set.abc', { abc: set.abc });
    case 'top':
      return format.t(`customers.set.top.${set.basis}`, { count: set.customers });
    case 'rfmCell':
    case 'cubeCell':
    case 'moved':
    case 'nearFall':
    case 'flagged':
      return segmentSetWords(format, set);
    case 'predicted':
      return format.t(`customers.set.predicted.${set.by}`, { count: set.customers, version: set.version });
    case 'cluster':
      return format.t('customers.set.cluster', { place: set.cluster + 1, count: set.k });
    case 'toCome': {
      const write = (value: number) => (set.by === 'alive' ? format.share(value) : format.number(value));
      const [from, to] = [write(set.from), set.to === null ? '' : write(set.by === 'alive' ? set.to : set.to - 1)];
      return format.t(`customers.set.toCome.${set.by}${set.to === null ? 'From' : ''}`, { from, to });
    }
    case 'triedWith':
      return format.t(`customers.set.triedWith${set.to === null ? 'From' : ''}`, { count: set.from + 1 });
    case 'dueAgain':
      return set.category === null
        ? format.t('customers.set.dueAgainAny', { count: set.days })
        : format.t('customers.set.dueAgain', { category: set.category, count: set.days });
    case 'boughtNotYet':
      return format.t('customers.set.boughtNotYet', {
        bought: set.bought.join(format.t('customers.set.list')),
        notYet: set.notYet,
      });
    case 'treeLeaf':
      return format.t('customers.set.treeLeaf', { version: set.version });
    case 'withAlert':
      return format.t('customers.set.withAlert', {
        levels: set.levels
          .toSorted((a, b) => b - a)
          .map((level) => format.t(`alerts.level.${level}`))
          .join(format.t('customers.set.list')),
      });
    case 'own':
    case 'rule':
      return ownSetWords(format, set, names);
  }
}

function cohortWords(
  format: Format,
  { period, from, age, group }: Extract<CustomerSet, { kind: 'cohortCell' }>,
): string {
  const day = from === null ? null : parseIsoDate(from);
  const cohort =
    from === null || day === null
      ? format.t('customers.set.anyCohort')
      : format.t('customers.set.cohort', { period: periodWords(format, from, isoDate(nextPeriodStart(day, period))) });
  const words = [
    ...(group ? [`${groupingWord(format, group.by)}: ${groupWord(format, group.by, group.name)}`] : []),
    cohort,
    ...(age === null || age === 0 ? [] : [format.t(`customers.set.again.${period}`, { count: age })]),
  ];
  return words.join(format.t('customers.set.list'));
}
