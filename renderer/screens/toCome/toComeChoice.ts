// How far ahead, by which model, at which discount and margin.
import type { ArgsIn } from '../../../shared/contract/contract.ts';

export type ToComeChoice = Required<Pick<ArgsIn<'toCome.value'>, 'months' | 'model' | 'discount'>> &
  Pick<ArgsIn<'toCome.value'>, 'marginShare'>;
export const START: ToComeChoice = { months: 12, model: null, discount: 0.1 };
