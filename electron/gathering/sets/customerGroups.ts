// Customers told apart by one thing at the view's date: a place in a list of labels for every customer.
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import { AppError } from '../../../shared/errors.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { eachChannel } from '../../project/contactChannels.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { attributeDictionaries, customerDictionaries, extrasAt } from '../customers/customerKnowledge.ts';
import { indexByRowId } from '../customers/customerTexts.ts';

/** Words of the trade's own files where `by` is type, region, channel or attribute; else names for the locales. */
export type CustomerGroups = {
  readonly labels: readonly string[];
  /** Place in `labels` by ledger index; -1 for those of whom it is not known. */
  readonly groupOf: Int32Array;
};

const TENURES = ['new', 'old'] as const;

/**
 * Who belongs where at the view's date. Types, regions and columns of one's own are taken as they stand; states,
 * classes, segments, tenure and the channel of the latest contact are those of the date. New is whoever first
 * bought within the `days` days up to it. An unknown column is AppError `groups.unknownColumn`.
 */
export function groupsBy(project: OpenProject, view: View, by: GroupBy): CustomerGroups {
  switch (by.kind) {
    case 'type':
    case 'region': {
      const { values, codeOf } = customerDictionaries(project)[by.kind];
      return { labels: values, groupOf: ofTheView(project, view, codeOf) };
    }
    case 'attribute': {
      const column = attributeDictionaries(project).get(by.name);
      if (!column) throw new AppError('groups.unknownColumn', { column: by.name });
      return { labels: column.values, groupOf: ofTheView(project, view, column.codeOf) };
    }
    case 'state':
      return byCode(STATE_NAMES.slice(1) as string[], view.states);
    case 'valueClass':
      return byCode(VALUE_CLASSES, extrasAt(project, view).values.classOf);
    case 'rfmSegment':
      return byCode(extrasAt(project, view).rfm.names, extrasAt(project, view).rfm.segment);
    case 'tenure':
      return byTenure(view, by.days);
    case 'channel':
      return byChannel(project, view);
  }
}

/** A view of some customers only counts them anew: their places are found by their row ids. */
function ofTheView(project: OpenProject, { ledger }: View, codeOf: Int32Array): Int32Array {
  const whole = project.ledger();
  if (ledger.customerRowId === whole.customerRowId) return codeOf;
  const indexOf = indexByRowId(whole);
  return Int32Array.from(ledger.customerRowId, (rowId) => codeOf[indexOf[rowId]!]!);
}

/** Everything a project can tell its customers apart by, whether or not anybody has a value. */
export const groupingsOf = (project: OpenProject): GroupBy[] => [
  { kind: 'tenure', days: 365 },
  { kind: 'valueClass' },
  { kind: 'type' },
  { kind: 'region' },
  { kind: 'rfmSegment' },
  { kind: 'channel' },
  { kind: 'state' },
  ...[...attributeDictionaries(project).keys()].map((name) => ({ kind: 'attribute' as const, name })),
];

/** How many groups have somebody known at the view's date, and how many customers are in one. */
export function sizeOfGrouping(view: View, { labels, groupOf }: CustomerGroups): { groups: number; customers: number } {
  const { known } = view.metrics;
  const has = new Uint8Array(labels.length);
  let customers = 0;
  for (let c = 0; c < groupOf.length; c++) {
    if (groupOf[c]! < 0 || known[c] === 0) continue;
    has[groupOf[c]!] = 1;
    customers++;
  }
  return { groups: has.reduce((sum, is) => sum + is, 0), customers };
}

/** Codes 1, 2 … stand for the labels in their order, 0 for none. */
function byCode(labels: readonly string[], codes: Uint8Array): CustomerGroups {
  const groupOf = new Int32Array(codes.length);
  for (let c = 0; c < codes.length; c++) groupOf[c] = codes[c]! - 1;
  return { labels, groupOf };
}

function byTenure({ metrics, asOf }: View, days: number): CustomerGroups {
  const groupOf = new Int32Array(metrics.firstDay.length);
  for (let c = 0; c < groupOf.length; c++) {
    const first = metrics.firstDay[c]!;
    groupOf[c] = first === NO_DAY ? -1 : first > asOf - days ? 0 : 1;
  }
  return { labels: TENURES, groupOf };
}

type Contacts = { customer: Int32Array; day: Int32Array; channel: Int32Array; channels: readonly string[] };

function contactsOf(project: OpenProject): Contacts {
  const indexOf = indexByRowId(project.ledger());
  const codes = new Map<string, number>();
  const rows: [number, number, number][] = [];
  for (const [id, day, channel] of eachChannel(project.db)) {
    const c = indexOf[id] ?? -1;
    if (c < 0) continue;
    if (!codes.has(channel)) codes.set(channel, codes.size);
    rows.push([c, day, codes.get(channel)!]);
  }
  return {
    customer: Int32Array.from(rows, ([c]) => c),
    day: Int32Array.from(rows, ([, day]) => day),
    channel: Int32Array.from(rows, ([, , channel]) => channel),
    channels: [...codes.keys()],
  };
}

/** The channel of the latest contact up to the date. */
function byChannel(project: OpenProject, view: View): CustomerGroups {
  const { customer, day, channel, channels } = project.cachedForData('groups.contacts', () => contactsOf(project));
  const codeOf = new Int32Array(project.ledger().customerCount).fill(-1);
  for (let i = 0; i < day.length && day[i]! <= view.asOf; i++) codeOf[customer[i]!] = channel[i]!;
  return { labels: channels, groupOf: ofTheView(project, view, codeOf) };
}
