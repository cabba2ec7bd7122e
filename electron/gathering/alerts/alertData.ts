// What a project holds that alert rules can look at, and what kind of business it seems to be.
import type { AlertBaseline, AlertIndicator, BusinessKind } from '../../../shared/contract/alertRule.ts';
import { asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { horizonOf } from '../../analysis/alerts/horizon.ts';
import { monthSums, type Season, seasonOn } from '../../analysis/alerts/season.ts';
import type { AlertData } from '../../analysis/alerts/starterRules.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY, REFUND } from '../../ledger/ledger.ts';
import {
  countComplaints,
  firstCells,
  type RowTable,
  readChannels,
  readQuestions,
  readRowColumns,
} from '../../project/alertRows.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { numberIn } from '../sets/ruleMembers.ts';
import { lateness } from './alertInputAt.ts';

type RowColumn = { table: RowTable; column: string; numbers: boolean; lates: boolean };
export type AlertHoldings = AlertData & {
  readonly channels: readonly { channel: string; visits: number }[];
  readonly questions: readonly { question: string | null; answers: number; most: number; least: number }[];
  readonly columns: readonly RowColumn[];
  readonly orders: number;
  readonly visitCount: number;
  readonly complaintCount: number;
  readonly refunds: number;
  readonly spanDays: number;
  readonly season: Season | null;
};

const LOOKED_AT = 300;
const LONGEST_NAME = 200;
/** Whether a rule can name it: files hold texts of any length where a channel or a question should stand. */
const nameable = (name: string | null): name is string => name !== null && name !== '' && name.length <= LONGEST_NAME;
/** Answers from so many customers before scores can warn of anything. */
const FEW_ANSWERS = 30;
const LATE_NAME = /late|overdue|arrears|逾期|拖欠|欠费|延迟|迟付/i;
const USAGE_NAME = /usage|minutes|traffic|sessions|duration|用量|时长|流量|使用|次数/i;

/** Whether the cells of a column say that something came late: by words, or by days where its name says so. */
export const saysLate = ({ column, numbers, lates }: RowColumn): boolean =>
  lates && (!numbers || LATE_NAME.test(column));

/** What there was at the view's date: rules chosen for it may not know what came later. */
export const alertHoldings = (project: OpenProject, view: View): AlertHoldings => ({
  ...project.cachedForData(`alerts.holdings ${view.asOf}`, () => readHoldings(project, view.asOf)),
  silenceDays: horizonOf(view.definition.definition),
  ...seasonAt(project, view),
});

/** Whether sales up to the view's date follow the time of the year. */
function seasonAt(project: OpenProject, { book, asOf }: View): Pick<AlertHoldings, 'season' | 'seasonal'> {
  const season = project.cachedForData(`alerts.season ${asOf}`, () =>
    seasonOn(monthSums({ start: book.start, day: book.day, total: book.orders, firstDay: null }), asOf),
  );
  return { season, seasonal: season !== null };
}

function readHoldings(project: OpenProject, asOf: number): Omit<AlertHoldings, 'silenceDays' | 'season' | 'seasonal'> {
  const { db } = project;
  const ledger = project.ledger();
  const visitsBy = readChannels(db, asOf);
  const channels = visitsBy.flatMap(({ channel, visits }) => (nameable(channel) ? [{ channel, visits }] : []));
  const questions = readQuestions(db, asOf).filter(({ question }) => question === null || nameable(question));
  const columns = (['order', 'interaction'] as const)
    .flatMap((table) => columnsOf(project, table, asOf))
    .filter(({ column }) => nameable(column));
  const lines = { all: 0, refunds: 0, categories: 0, lastDay: NO_DAY };
  ledger.day.forEach((day, i) => {
    if (day > asOf) return;
    lines.all++;
    if (ledger.flags[i]! & REFUND) lines.refunds++;
    if (ledger.categoryOf[i]! >= 0) lines.categories++;
    if (day > lines.lastDay) lines.lastDay = day;
  });
  const scored = questions.find(({ answers, most, least }) => answers >= FEW_ANSWERS && most > least);
  const late = columns.find(({ lates, column }) => lates && LATE_NAME.test(column));
  const usage = columns.find(
    ({ numbers, table, column }) => numbers && table === 'interaction' && USAGE_NAME.test(column),
  );
  const visitCount = visitsBy.reduce((sum, { visits }) => sum + visits, 0);
  const complaintCount = countComplaints(db, asOf);
  return {
    purchases: lines.all > lines.refunds,
    categories: lines.categories > 0,
    visits: visitCount > 0,
    complaints: complaintCount > 0,
    question: scored ? { question: scored.question, least: scored.least, most: scored.most } : null,
    lateColumn: late ? { table: late.table, column: late.column } : null,
    usageColumn: usage ? { table: usage.table, column: usage.column } : null,
    registered: ledger.startedOn.some((day) => day !== NO_DAY && day <= asOf),
    contractEnds: ledger.contractEnd.some((day, c) => day !== NO_DAY && ledger.knownFrom[c]! <= asOf),
    channels,
    questions,
    columns,
    orders: lines.all,
    visitCount,
    complaintCount,
    refunds: lines.refunds,
    spanDays: lines.all === 0 ? 0 : lines.lastDay - ledger.firstDay!,
  };
}

/** Columns of one's own with what their first cells look like. */
function columnsOf({ db }: OpenProject, table: RowTable, asOf: number): RowColumn[] {
  const found = new Map<string, RowColumn>();
  for (const { batch, names } of readRowColumns(db, table)) {
    names.forEach((column, place) => {
      if (found.has(column)) return;
      const cells = [...firstCells(db, { table, batch, place }, asOf, LOOKED_AT)].map(([, , cell]) => cell);
      if (cells.length === 0) return;
      const part = (is: (cell: string | number | null) => boolean) => cells.filter(is).length >= 0.9 * cells.length;
      found.set(column, {
        table,
        column,
        numbers: part((cell) => Number.isFinite(numberIn(String(cell)))),
        lates: part((cell) => lateness(cell) !== null),
      });
    });
  }
  return [...found.values()];
}

/** Which starter rules fit: contracts by their definition of churn, visits where they outnumber orders, trade by regular and wide-spaced orders. */
export function businessKindOf(
  view: View,
  holdings: Pick<AlertHoldings, 'visitCount' | 'orders'>,
): { kind: BusinessKind; reason: Text } {
  const { definition } = view.definition;
  const found = (kind: BusinessKind, params = {}) => ({ kind, reason: say(`alertRules.proposed.${kind}`, params) });
  if (definition.kind === 'cancelDate' || definition.kind === 'contractEnd') return found('contract');
  if (holdings.visitCount > 2 * holdings.orders)
    return found('visits', { visits: holdings.visitCount, orders: holdings.orders });
  let regular = 0;
  let buyers = 0;
  let wide = 0;
  for (let c = 0; c < view.ledger.customerCount; c++) {
    if (view.metrics.purchaseDays[c]! === 0) continue;
    buyers++;
    const gap = view.metrics.medianGapDays[c]!;
    if (gap > 0) regular++;
    if (gap >= 14) wide++;
  }
  if (buyers === 0) return { kind: 'shop', reason: say('alertRules.proposed.nothing') };
  const lines = view.ledger.day.reduce((count, day) => (day <= view.asOf ? count + 1 : count), 0);
  const orders = view.metrics.orders.reduce((sum, one) => sum + one, 0);
  const isTrade = regular >= 0.6 * buyers && wide >= 0.5 * regular && lines >= 2 * orders;
  return isTrade ? found('wholesale') : found('shop');
}

type Offer = {
  indicator: AlertIndicator;
  offered: boolean;
  reason: Text;
  baselines: AlertBaseline['kind'][];
  advice: Text | null;
};
/** The first is what a new rule begins with. */
const sumBaselines = (spanDays: number, season: Season | null): AlertBaseline['kind'][] => {
  if (spanDays < TWO_YEARS) return ['ownPast', 'absolute'];
  return season ? ['seasonal', 'ownPast', 'lastYear', 'absolute'] : ['ownPast', 'seasonal', 'lastYear', 'absolute'];
};
const FIXED: AlertBaseline['kind'][] = ['absolute'];
const TWO_YEARS = 730;

/** Every indicator with what there is of it, or why it cannot be had. */
export function indicatorOffers(holdings: AlertHoldings): Offer[] {
  const { spanDays, season } = holdings;
  const sums = sumBaselines(spanDays, season);
  const advice = spanDays < TWO_YEARS ? null : seasonWords(season);
  const offer = (
    indicator: AlertIndicator,
    has: number | boolean,
    baselines: Offer['baselines'],
    what: string,
    params = {},
  ): Offer => {
    const offered = has !== false && has !== 0;
    return {
      indicator,
      offered,
      reason: say(
        `alertRules.${offered ? 'has' : 'lacks'}.${what}`,
        typeof has === 'number' ? { count: has, ...params } : params,
      ),
      baselines,
      advice: baselines === sums ? advice : null,
    };
  };
  const { orders, visitCount, complaintCount, refunds, channels, questions, columns } = holdings;
  const bought = orders - refunds;
  return [
    offer({ kind: 'overdue' }, bought, ['ownRhythm'], 'orders'),
    offer({ kind: 'silentDays' }, bought, FIXED, 'orders'),
    offer({ kind: 'spend' }, bought, sums, 'orders'),
    offer({ kind: 'orders' }, bought, sums, 'orders'),
    offer({ kind: 'categories' }, holdings.categories, sums, 'categories'),
    offer({ kind: 'categoryStopped' }, holdings.categories, ['ownRhythm'], 'categories'),
    offer({ kind: 'visits', channel: null }, visitCount, sums, 'visits'),
    ...channels.slice(0, 12).map(({ channel, visits }) => offer({ kind: 'visits', channel }, visits, sums, 'visits')),
    offer({ kind: 'complaintOpen' }, complaintCount, FIXED, 'complaints'),
    offer({ kind: 'complaints' }, complaintCount, sums, 'complaints'),
    offer({ kind: 'refunds' }, refunds, sums, 'refunds'),
    ...(questions.length === 0
      ? [offer({ kind: 'score', question: null }, 0, FIXED, 'scores')]
      : questions
          .slice(0, 5)
          .flatMap(({ question, answers, most, least }) => [
            offer({ kind: 'score', question }, answers, FIXED, 'scores'),
            offer({ kind: 'scoreDrop', question }, answers, FIXED, 'scores'),
            ...(least >= 0 && most > 7 && most <= 10
              ? [offer({ kind: 'classDrop', question }, answers, FIXED, 'scores')]
              : []),
          ])),
    ...columns
      .filter(({ numbers }) => numbers)
      .slice(0, 20)
      .flatMap(({ table, column }) => [
        offer({ kind: 'columnSum', table, column }, true, sums, 'column'),
        offer({ kind: 'columnLatest', table, column }, true, FIXED, 'column'),
      ]),
    ...columns
      .filter(({ lates }) => lates)
      .slice(0, 10)
      .map(({ table, column }) => offer({ kind: 'late', table, column, of: 3 }, true, FIXED, 'column')),
    ...(columns.some(({ numbers, lates }) => numbers || lates)
      ? []
      : [offer({ kind: 'columnSum', table: 'interaction', column: '–' }, false, sums, 'column')]),
    offer({ kind: 'contractEnd', months: null }, holdings.contractEnds, FIXED, 'contractEnds'),
    offer({ kind: 'contractEnd', months: 12 }, holdings.registered, FIXED, 'registered'),
  ];
}

function seasonWords(season: Season | null): Text {
  if (season === null) return say('alertRules.season.none');
  return say('alertRules.season.shows', {
    high: asWord(`alertRules.season.month.${season.high}`),
    low: asWord(`alertRules.season.month.${season.low}`),
    most: asShare(season.most - 1),
    least: asShare(1 - season.least),
  });
}
