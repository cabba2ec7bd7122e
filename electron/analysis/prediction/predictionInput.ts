import type { AlertInput, PointTrack, SumTrack } from '../alerts/alertInput.ts';

/** A column of customers that carries no date, as places in a short list of values; -1 where nothing is known. */
export type GroupColumn = {
  /** The two columns every project has, or one of people's own with its name. */
  readonly origin: 'type' | 'region' | 'own';
  readonly name: string;
  readonly values: readonly string[];
  readonly codeOf: Int32Array;
};

/** Dated rows that people's own files tell apart by name: a question asked, a channel, a column of numbers, one of late payments. */
export type NamedTrack =
  | { readonly kind: 'question' | 'late'; readonly name: string; readonly track: PointTrack }
  | { readonly kind: 'channel' | 'sum'; readonly name: string; readonly track: SumTrack };

/** What models look at, brought to ledger indices; readers stop at the cut-off. Null where the data have nothing of the kind. */
export type PredictionInput = Pick<AlertInput, 'ledger' | 'book' | 'definition' | 'membersOn'> & {
  readonly complaints: ReturnType<AlertInput['complaints']>;
  readonly contacts: ReturnType<AlertInput['visits']>;
  readonly scores: ReturnType<AlertInput['scores']>;
  readonly named: readonly NamedTrack[];
  readonly categories: ReturnType<AlertInput['categories']>;
  /** Type, region and columns of people's own. */
  readonly groups: readonly GroupColumn[];
};
