import type { z } from 'zod';
import type { definitionInForce } from '../../../shared/contract/common.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type DayBook, makeDayBook } from './dayBook.ts';
import { lazy } from './lazy.ts';
import { type Metrics, metricsAt } from './metrics.ts';
import { statesAt } from './states.ts';
import type { ViewFacts } from './viewFacts.ts';

export type DefinitionInForce = z.infer<typeof definitionInForce>;

/** The business as it was known at the end of day `asOf`: what every analysis starts from. */
export type View = {
  readonly ledger: Ledger;
  readonly book: DayBook;
  /** Day number. */
  readonly asOf: number;
  /** No date was asked for and no row has one: `asOf` then says nothing. */
  readonly blank?: boolean;
  readonly definition: DefinitionInForce;
  readonly metrics: Metrics;
  /** State codes of states.ts by ledger index. */
  readonly states: Uint8Array;
  /** What is known besides orders: contacts, flags, customers let go; left out where nothing is. */
  readonly facts?: ViewFacts;
  /** Where the view was cut to some customers: a name for who they are, and the view of everybody. */
  readonly only?: { readonly key: string; readonly whole: View };
};

/** Tells views of one state of the data apart: part of the key of everything kept for a view. */
export const viewKey = ({ asOf, definition, only }: View): string =>
  `${asOf} ${JSON.stringify(definition)} ${only?.key ?? ''}`;

/**
 * Takes the picture of the business at the end of day `asOf` under a definition of churn. The day book serves every
 * date of the same ledger; whoever looks at many dates hands it in. States and columns of the metrics are worked out
 * when they are first asked for.
 */
export function makeView(
  ledger: Ledger,
  asOf: number,
  definition: DefinitionInForce,
  book: DayBook = makeDayBook(ledger),
  more: Pick<View, 'facts' | 'only' | 'blank'> = {},
): View {
  const metrics = metricsAt(ledger, asOf, book);
  const states = lazy(() => statesAt(ledger, metrics, asOf, definition.definition, book));
  return {
    ...more,
    ledger,
    book,
    asOf,
    definition,
    metrics,
    get states() {
      return states();
    },
  };
}
