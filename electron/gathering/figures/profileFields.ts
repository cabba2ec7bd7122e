// What there is to compare customers by: figures, types, regions, classes, contacts, and columns of one's own.
import type { CustomerSet, GroupBy } from '../../../shared/contract/customerSet.ts';
import { type ProfileFigure, profileFigure as profileFigures } from '../../../shared/contract/profile.ts';
import { favourite, type RuleCondition, type SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { ComparedField } from '../../analysis/profile/profile.ts';
import { type BinCounts, binFigure, binGroups } from '../../analysis/profile/profileBins.ts';
import { profileFigure } from '../../analysis/profile/profileFigures.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { attributeDictionaries } from '../customers/customerKnowledge.ts';
import { groupingsOf, groupsBy } from '../sets/customerGroups.ts';
import { isNumbers, numbersOf } from '../sets/ruleMembers.ts';
import { favouritesOf } from '../view/goodsBook.ts';

/** Fields that silence itself decides: no news where those who are silent are compared with those who are not. */
const CIRCULAR_FIGURES: readonly ProfileFigure[] = [
  'orders',
  'revenueE4',
  'recencyDays',
  'trailingYearE4',
  'overdueRatio',
  'tenureDays',
];
const CIRCULAR_GROUPS: readonly GroupBy['kind'][] = ['state', 'rfmSegment', 'valueClass', 'tenure', 'channel'];
/** Columns of numbers with fewer values are groups. */
const FEW_VALUES = 12;

/** Every field with its bins; `rule` says who is in the set, where a rule can say it. */
export function profileFields(
  project: OpenProject,
  view: View,
  side: Uint8Array,
  { circular, rule }: { circular: boolean; rule: SegmentRule | null },
): ComparedField[] {
  const setFor = (condition: RuleCondition | null): CustomerSet | null =>
    rule && condition ? { kind: 'rule', rule: { kind: 'and', rules: [rule, condition] } } : null;
  const figures = profileFigures.options
    .filter((figure) => !circular || !CIRCULAR_FIGURES.includes(figure))
    .map(
      (figure): ComparedField => ({
        field: { kind: 'figure', figure },
        binned: binFigure(profileFigure(view, figure), side),
        setOf: (bin) => setFor(figureCondition(view, figure, bin)),
      }),
    );
  const columns = attributeDictionaries(project);
  const groups = groupingsOf(project)
    .filter(({ kind }) => !circular || !CIRCULAR_GROUPS.includes(kind))
    .map((by): ComparedField => {
      const column = by.kind === 'attribute' ? columns.get(by.name) : undefined;
      if (by.kind === 'attribute' && column && column.values.length > FEW_VALUES && isNumbers(column)) {
        const { name } = by;
        return {
          field: { kind: 'number', name },
          binned: binFigure(numbersOf(column), side),
          setOf: (bin) => setFor({ kind: 'attributeFigure', name, min: bin.from, max: bin.to }),
        };
      }
      const { labels, groupOf } = groupsBy(project, view, by);
      return {
        field: { kind: 'group', by },
        binned: binGroups(labels, groupOf, side),
        setOf: (bin) => setFor(groupCondition(by, bin)),
      };
    });
  const favourites = favourite.options.flatMap((of): ComparedField[] => {
    const column = favouritesOf(project, view, of);
    if (!column) return [];
    return [
      {
        field: { kind: 'favourite', of },
        binned: binGroups(column.values, column.codeOf, side),
        setOf: ({ group, rare }) =>
          rare > 0 ? null : setFor({ kind: 'textIs', field: { from: 'favourite', of }, values: [group ?? ''] }),
      },
    ];
  });
  return [...figures, ...groups, ...favourites];
}

function figureCondition(view: View, figure: ProfileFigure, { from, to }: BinCounts): RuleCondition | null {
  if (from === null || to === null) return null;
  switch (figure) {
    case 'tenureDays':
      return { kind: 'day', field: 'firstDay', from: isoDate(view.asOf - to), to: isoDate(view.asOf - from) };
    default:
      return { kind: 'figure', field: figure, min: from, max: to };
  }
}

function groupCondition(by: GroupBy, { group, rare }: BinCounts): RuleCondition | null {
  if (rare > 0) return null;
  const values = [group ?? ''];
  switch (by.kind) {
    case 'type':
    case 'region':
      return { kind: 'textIs', field: { from: 'column', column: by.kind }, values };
    case 'attribute':
      return { kind: 'textIs', field: { from: 'attribute', name: by.name }, values };
    case 'state':
    case 'valueClass':
      return group === null ? null : { kind: 'choice', field: by.kind, values };
    case 'rfmSegment':
      return group === null ? null : { kind: 'choice', field: 'segment', values };
    default:
      return null;
  }
}
