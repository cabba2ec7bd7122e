// Whether the data are long enough to tell those who left from those who pause.
import type { Result } from '../../../shared/contract/contract.ts';

export const canTellWhoLeft = ({ headline }: Result<'toCome.value'>): boolean =>
  headline.key !== 'toCome.headline.allStay';
