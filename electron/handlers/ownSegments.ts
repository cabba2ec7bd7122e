// ownSegments.*: rules under a name, counted while they are written, kept by version.
import type { Favourite, SegmentRule } from '../../shared/contract/segmentRule.ts';
import { AppError } from '../../shared/errors.ts';
import { setCount } from '../analysis/segments/setCount.ts';
import type { Dictionary } from '../gathering/customers/customerDictionaries.ts';
import { allAttributes, customerDictionaries } from '../gathering/customers/customerKnowledge.ts';
import { resolveRule } from '../gathering/sets/resolveSet.ts';
import { isNumbers } from '../gathering/sets/ruleMembers.ts';
import { setMembers } from '../gathering/sets/setMembers.ts';
import { favouritesOf } from '../gathering/view/goodsBook.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import {
  deleteOwnSegment,
  readOwnSegment,
  readOwnSegmentHistory,
  readOwnSegments,
  stands,
  writeOwnSegment,
} from '../project/ownSegments.ts';
import type { Handlers } from './handler.ts';

/** Values beyond these are typed, not chosen. */
const OFFERED = 100;

const offered = ({ values, codeOf }: Dictionary): string[] => {
  const counts = new Int32Array(values.length);
  for (const code of codeOf) if (code >= 0) counts[code]!++;
  return values
    .map((value, code) => ({ value, count: counts[code]! }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ value }) => value);
};

const names = (rule: SegmentRule): number[] => {
  if (rule.kind === 'inSegment') return [rule.segment];
  if (rule.kind === 'not') return names(rule.rule);
  return 'rules' in rule ? rule.rules.flatMap(names) : [];
};

export const ownSegmentsHandlers = {
  'ownSegments.count': ({ project: handle, asOf, set }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf);
    return setCount(view, setMembers(project, view, set), set);
  },
  'ownSegments.fields': ({ project: handle }, { project: open }) => {
    const project = open(handle);
    return project.cachedForData('ownSegments.fields', () => {
      const { type, region } = customerDictionaries(project);
      const latest = viewOrBlank(project, null);
      const liked = (of: Favourite) => favouritesOf(project, latest, of)?.values.slice(0, OFFERED) ?? [];
      return {
        type: offered(type),
        region: offered(region),
        favourite: { product: liked('product'), category: liked('category') },
        attributes: [...allAttributes(project)].map(([name, column]) => ({
          name,
          values: offered(column),
          numbers: isNumbers(column),
        })),
      };
    });
  },
  'ownSegments.list': ({ project }, context) => ({ segments: readOwnSegments(context.project(project).db) }),
  'ownSegments.history': ({ project, segment }, context) => ({
    versions: readOwnSegmentHistory(context.project(project).db, segment),
  }),
  'ownSegments.save': ({ project: handle, segment, name, rule }, { project: open }) => {
    const project = open(handle);
    if (segment !== null && !stands(project.db, segment)) throw new AppError('ownSegments.unknown');
    if (readOwnSegments(project.db).some((other) => other.name === name && other.segment !== segment)) {
      throw new AppError('ownSegments.nameTaken', { name });
    }
    for (const named of names(rule)) {
      if (named === segment) throw new AppError('ownSegments.cycle', { name });
      if (!stands(project.db, named)) throw new AppError('ownSegments.unknown');
    }
    resolveRule(project, rule, segment === null ? [] : [segment]);
    return writeOwnSegment(project.db, { segment, name, rule, savedAt: new Date().toISOString() });
  },
  'ownSegments.delete': ({ project: handle, segment }, { project: open }) => {
    const { db } = open(handle);
    if (!stands(db, segment)) throw new AppError('ownSegments.unknown');
    const others = readOwnSegments(db).filter(({ rule }) => names(rule).includes(segment));
    if (others.length > 0) {
      const name = readOwnSegment(db, segment)?.name ?? '';
      throw new AppError('ownSegments.usedBy', { name, others: others.map((other) => `“${other.name}”`).join(', ') });
    }
    deleteOwnSegment(db, segment, new Date().toISOString());
    return { deleted: true };
  },
} satisfies Handlers<'ownSegments'>;
