import type { AlertCondition, AlertCuts, AlertIndicator, AlertRule } from '../../../shared/contract/alertRule.ts';

export const BUSINESS_KINDS = ['shop', 'wholesale', 'contract', 'visits'] as const;
export type BusinessKind = (typeof BUSINESS_KINDS)[number];

/** What the data hold that rules can look at. */
export type AlertData = {
  readonly purchases: boolean;
  readonly categories: boolean;
  readonly visits: boolean;
  readonly complaints: boolean;
  /** The question with most scored answers by known customers; scores on 0–10 or another scale. */
  readonly question: { readonly question: string | null; readonly least: number; readonly most: number } | null;
  readonly lateColumn: { readonly table: 'order' | 'interaction'; readonly column: string } | null;
  /** A column of numbers that tells how much was used: with interactions. */
  readonly usageColumn: { readonly table: 'order' | 'interaction'; readonly column: string } | null;
  /** Customers registered with a date. */
  readonly registered: boolean;
  /** Files name the days on which contracts end. */
  readonly contractEnds: boolean;
  /** Sales go up and down with the time of the year, and the data tell how. */
  readonly seasonal: boolean;
  /** Days of silence after which the definition of churn calls somebody lost, or about as many. */
  readonly silenceDays: number;
};

const ABSOLUTE = { kind: 'absolute' as const };
const fall = (
  indicator: AlertIndicator,
  windowDays: number,
  windows: number,
  cuts: AlertCuts,
  kind: 'ownPast' | 'seasonal' = 'ownPast',
): AlertCondition => ({
  indicator,
  windowDays,
  baseline: { kind, windows },
  direction: 'down',
  cuts,
});
const overdue = (cuts: AlertCuts): AlertCondition => ({
  indicator: { kind: 'overdue' },
  windowDays: 1,
  baseline: { kind: 'ownRhythm' },
  direction: 'up',
  cuts,
});
const rule = (id: string, conditions: AlertCondition[], more: Partial<AlertRule> = {}): AlertRule => ({
  id,
  name: null,
  on: true,
  conditions,
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 0,
  holdDays: 0,
  overrides: [],
  ...more,
});

/**
 * Rules to begin with, for a kind of business and what its data hold: rules that would look at nothing are left out.
 * Nobody is called late before a quarter of the silence that churn means here is over, and everybody is when half of it
 * is, so that quick buyers are told early and slow ones in time. A fall in spending counts from seven tenths on, because
 * with a handful of purchases in a window a third less is chance. These are cuts to begin with: the back-test says what
 * they are worth here, and the suggestion moves them.
 */
export function starterRules(kind: BusinessKind, data: AlertData): AlertRule[] {
  const rules: AlertRule[] = [];
  const past = data.seasonal ? 'seasonal' : 'ownPast';
  const part = (share: number) => Math.max(7, Math.round(share * data.silenceDays));
  const silent = (cuts: AlertCuts): AlertCondition => ({
    indicator: { kind: 'silentDays' },
    windowDays: 1,
    baseline: ABSOLUTE,
    direction: 'up',
    cuts,
  });
  if (data.purchases) {
    rules.push(
      rule('overdue', [overdue([2, 2.5, 3]), silent([part(0.25), part(0.36), part(0.5)])], {
        combine: { kind: 'all' },
      }),
    );
    rules.push(rule('quiet', [silent([part(0.5), part(0.6), part(0.75)])]));
    rules.push(rule('spend', [fall({ kind: 'spend' }, 90, 2, [0.7, 0.85, 1], past)], { minOrders: 4, holdDays: 7 }));
  }
  if (data.purchases && data.categories && (kind === 'shop' || kind === 'wholesale')) {
    if (kind === 'wholesale') {
      rules.push(
        rule('categories', [fall({ kind: 'categories' }, 90, 2, [0.6, 0.8, 1], past)], { minOrders: 4, holdDays: 7 }),
      );
    }
    rules.push(
      rule(
        'stopped',
        [
          {
            indicator: { kind: 'categoryStopped' },
            windowDays: 60,
            baseline: { kind: 'ownRhythm' },
            direction: 'up',
            cuts: [2, 3, 4],
          },
        ],
        { minOrders: 4 },
      ),
    );
  }
  if (data.visits && (kind === 'visits' || kind === 'contract')) {
    rules.push(rule('visits', [fall({ kind: 'visits', channel: null }, 60, 3, [0.3, 0.5, 0.7])], { holdDays: 7 }));
  }
  if (data.usageColumn) {
    rules.push(rule('usage', [fall({ kind: 'columnSum', ...data.usageColumn }, 30, 3, [0.3, 0.5, 0.7])]));
  }
  if (data.lateColumn) {
    rules.push(
      rule('late', [
        {
          indicator: { kind: 'late', ...data.lateColumn, of: 3 },
          windowDays: 180,
          baseline: ABSOLUTE,
          direction: 'up',
          cuts: [1, 2, 3],
        },
      ]),
    );
  }
  if (data.complaints) rules.push(rule('complaints', complaintConditions()));
  if (data.question) rules.push(rule('score', scoreConditions(data.question)));
  if (kind === 'contract' && (data.registered || data.contractEnds)) {
    rules.push(
      rule('contract', [
        {
          indicator: { kind: 'contractEnd', months: data.contractEnds ? null : 12 },
          windowDays: 1,
          baseline: ABSOLUTE,
          direction: 'down',
          cuts: [60, 30, 14],
        },
      ]),
    );
  }
  return rules;
}

const complaintConditions = (): AlertCondition[] => [
  { indicator: { kind: 'complaintOpen' }, windowDays: 1, baseline: ABSOLUTE, direction: 'up', cuts: [3, 7, 14] },
  { indicator: { kind: 'complaints' }, windowDays: 60, baseline: ABSOLUTE, direction: 'up', cuts: [null, 2, 3] },
];

/** On 0–10 the classes of the recommendation question; on other scales the lowest fifths. */
function scoreConditions({ question, least, most }: NonNullable<AlertData['question']>): AlertCondition[] {
  const shared = { windowDays: 120, baseline: ABSOLUTE };
  const tenfold = least >= 0 && most > 7 && most <= 10;
  const step = tenfold ? 2 : Math.max(1, Math.round((most - least) / 5));
  return [
    {
      indicator: { kind: 'score', question },
      ...shared,
      direction: 'down',
      cuts: tenfold ? [6, 4, 2] : [least + 2 * step, least + step, least],
    },
    {
      indicator: tenfold ? { kind: 'classDrop', question } : { kind: 'scoreDrop', question },
      ...shared,
      direction: 'up',
      cuts: tenfold ? [1, 2, null] : [step, 2 * step, 3 * step],
    },
  ];
}
