// A back-test of starter rules on a made-up shop, for charts and the report.
import { backTestOf } from '../../electron/analysis/alerts/backTestResult.ts';
import { starterRules } from '../../electron/analysis/alerts/starterRules.ts';
import { leavers } from '../analysis/leavers.ts';

const { view } = leavers(500);
const nothing = () => null;
const input = {
  ledger: view.ledger,
  book: view.book,
  definition: view.definition.definition,
  visits: nothing,
  refunds: nothing,
  complaints: nothing,
  scores: nothing,
  columnSum: nothing,
  columnLatest: nothing,
  late: nothing,
  categories: nothing,
  valueClasses: () => new Uint8Array(view.ledger.customerCount),
};

export const alertRules = {
  rules: starterRules('shop', {
    purchases: true,
    categories: false,
    visits: false,
    complaints: false,
    question: null,
    lateColumn: null,
    usageColumn: null,
    registered: false,
    contractEnds: false,
    seasonal: false,
    silenceDays: 90,
  }),
  sensitive: false,
};
const campaign = { valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 };
export const alertsTried = backTestOf(
  view,
  input,
  alertRules,
  { horizonDays: 90, minLeadDays: 0, every: 'week', campaign },
  0.3,
);
