// Published figures on what is bought together.
import { say } from '../../shared/text.ts';
import { associationRules, ruleFigures } from '../stats/associationRules.ts';
import { fisherExact } from '../stats/fisherExact.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const GOODS = ['bread', 'milk', 'diapers', 'beer', 'eggs', 'cola'];
const BASKETS = [
  ['bread', 'milk'],
  ['bread', 'diapers', 'beer', 'eggs'],
  ['milk', 'diapers', 'beer', 'cola'],
  ['bread', 'milk', 'diapers', 'beer'],
  ['bread', 'milk', 'diapers', 'cola'],
];

function beerRule() {
  const start = Int32Array.from([0, ...BASKETS.map((_, b) => BASKETS.slice(0, b + 1).flat().length)]);
  const item = Int32Array.from(BASKETS.flat(), (name) => GOODS.indexOf(name));
  const { rules } = associationRules({ start, item, items: GOODS.length }, { minCount: 1, size: 3, all: true });
  const named = (items: readonly number[]) => items.map((one) => GOODS[one]).sort();
  return rules.find(({ items, leadsTo }) => GOODS[leadsTo] === 'beer' && named(items).join() === 'diapers,milk');
}
const tea = () => ruleFigures({ both: 150, first: 200, second: 800, baskets: 1000 });

const figure = (name: string, expected: number, digits: number, got: () => number | undefined): PublishedFigure => ({
  what: say(`checkUs.what.together.${name}`),
  expected,
  digits,
  got: () => got() ?? null,
});

export const associationMethods: readonly PublishedMethod[] = [
  {
    id: 'association',
    source: 'Agrawal, Imieliński & Swami 1993; Tan, Steinbach & Kumar 2006, Introduction to Data Mining, ch. 6',
    figures: [
      figure('beerSupport', 0.4, 1, () => beerRule()?.support),
      figure('beerConfidence', 0.67, 2, () => beerRule()?.confidence),
      figure('beerLift', 1.11, 2, () => beerRule()?.lift),
      figure('coffeeSupport', 0.15, 2, () => tea()?.support),
      figure('coffeeConfidence', 0.75, 2, () => tea()?.confidence),
      figure('coffeeLift', 0.9375, 4, () => tea()?.lift),
    ],
  },
  {
    id: 'fisherExact',
    source: 'Fisher 1935, The Design of Experiments; Agresti 2002, Categorical Data Analysis, 3.5',
    figures: [figure('teaTasting', 0.243, 3, () => fisherExact(3, 4, 4, 8))],
  },
];
