// Indicators beside one's own rows: share of the market, ranks and awards; revenue, profit, and what went with the lost.
import { useRoute } from '../router.ts';
import { FinancePart } from './indicators/FinancePart.tsx';
import { MarketPart } from './indicators/MarketPart.tsx';

export function Indicators() {
  const { params } = useRoute();
  return params.tab === 'finance' ? <FinancePart /> : <MarketPart />;
}
